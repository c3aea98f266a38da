using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Compare;

/// <summary>The first run against each other, image by image.</summary>
public sealed partial class PairList
{
    /// <summary>Pairs that are tested; each reads all predictions of two runs.</summary>
    private const int MaxPairs = 12;

    private IReadOnlyList<PairComparison>? _pairs;
    private string? _loaded;

    [Parameter, EditorRequired] public required IReadOnlyList<int> RunIds { get; set; }

    [Parameter] public SplitPart Part { get; set; }

    /// <summary>How many of the runs have a score; a pair that could not be tested is tested again when this changes.</summary>
    [Parameter] public int Scored { get; set; }

    [Inject] public required RunComparison Comparisons { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"{Part} {Scored} {string.Join(' ', RunIds)}";
        if (asked == _loaded)
            return;
        _loaded = asked;
        _pairs = null;
        try
        {
            _pairs = await TestAsync(NextLoad());
        }
        catch (OperationCanceledException)
        {
            // Other runs have been chosen.
        }
    }

    private async Task<IReadOnlyList<PairComparison>> TestAsync(CancellationToken ct)
    {
        List<PairComparison> pairs = [];
        foreach (var other in RunIds.Skip(1).Take(MaxPairs))
            pairs.Add(await Comparisons.PairAsync(RunIds[0], other, Part, ct));
        return pairs;
    }
}
