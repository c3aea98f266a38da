using System.Globalization;
using Fer.Data.Splits;
using Fer.Engine.Evaluations.Pairs;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Compare;

/// <summary>The images on which two runs differ; the address says which two.</summary>
public sealed partial class FlipSection
{
    private FlipReport? _report;
    private string? _loaded;
    private bool _isLoading = true;

    [Parameter, EditorRequired] public required IReadOnlyList<int> RunIds { get; set; }

    [Parameter] public SplitPart Part { get; set; }

    /// <summary>How many of the runs have a score; what could not be read is read again when this changes.</summary>
    [Parameter] public int Scored { get; set; }

    [SupplyParameterFromQuery(Name = "pair")] public string? PairText { get; set; }

    [Inject] public required RunFlips Flips { get; init; }

    /// <summary>Two runs need not be named.</summary>
    private (int First, int Second)? Pair
    {
        get
        {
            var ids = (PairText ?? "").Split('-').Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToList();
            if (ids is [var first, var second] && first != second && RunIds.Contains(first) && RunIds.Contains(second))
                return (first, second);
            return RunIds is [var one, var other] ? (one, other) : null;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"{Part} {Scored} {Pair}";
        if (asked == _loaded)
            return;
        (_loaded, _isLoading, _report) = (asked, true, null);
        if (Pair is not var (first, second))
            return;
        var (part, ct) = (Part, NextLoad());
        try
        {
            _report = await Task.Run(() => Flips.ReadAsync(first, second, part, ct), ct);
            _isLoading = false;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Other runs have been chosen.
        }
    }

    private static string Sentence(FlipReport report)
    {
        var kappa = report.Agreement.Kappa is { } value ? $" (Cohen's kappa {Formats.Number(value, 2)})" : "";
        return $"They give the same answer on {Formats.Percent(report.Agreement.Observed)} of {Formats.Count(report.Answers.Total, "image", "images")}{kappa}, and make the same mistake on {Formats.Count(report.SameMistakes)}. " +
            $"Run {report.FirstId} alone is right on {Formats.Count(report.OnlyFirst.Count)}, run {report.SecondId} alone on {Formats.Count(report.OnlySecond.Count)}.";
    }
}
