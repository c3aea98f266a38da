using System.Globalization;
using Fer.Data.Splits;
using Fer.Engine.Evaluations.Pairs;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Compare;

/// <summary>Pairs of the runs, image by image; the address says against which run.</summary>
public sealed partial class PairList
{
    /// <summary>Pairs that are shown at first.</summary>
    private const int Most = 15;

    private PairStudy? _study;
    private string? _loaded;
    private bool _showsAll;

    [Parameter, EditorRequired] public required IReadOnlyList<int> RunIds { get; set; }

    [Parameter] public SplitPart Part { get; set; }

    /// <summary>How many of the runs have a score; a pair that could not be tested is tested again when this changes.</summary>
    [Parameter] public int Scored { get; set; }

    [SupplyParameterFromQuery(Name = "reference")] public int? ReferenceId { get; set; }

    [Inject] public required PairTests Tests { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private int? Reference => ReferenceId is { } id && RunIds.Contains(id) ? id : null;

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"{Part} {Scored} {Reference} {string.Join(' ', RunIds)}";
        if (asked == _loaded)
            return;
        _loaded = asked;
        _study = null;
        var (ids, reference, part, ct) = (RunIds, Reference, Part, NextLoad());
        try
        {
            _study = await Task.Run(() => Tests.TestAsync(ids, reference, part, ct), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Other runs have been chosen.
        }
    }

    /// <summary>The surest first, what cannot be compared last.</summary>
    private IEnumerable<PairComparison> Shown(PairStudy study) =>
        study.Pairs.OrderBy(pair => pair.Test is null).ThenBy(pair => pair.Test?.MidP ?? 1).Take(_showsAll ? int.MaxValue : Most);

    private string ImagesOf(PairComparison pair) => Navigation.GetUriWithQueryParameter(
        "pair", string.Create(CultureInfo.InvariantCulture, $"{pair.FirstId}-{pair.SecondId}")) + "#flips";

    private void Choose(ChangeEventArgs args) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameter("reference", args.Value?.ToString() is { Length: > 0 } id ? id : null), replace: true);
}
