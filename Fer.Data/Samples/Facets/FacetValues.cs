using Fer.Data.Quality;
using Fer.Data.Splits;

namespace Fer.Data.Samples.Facets;

/// <summary>Reads and writes the conditions of a filter facet by facet, with the numbers of <see cref="Facet"/>.</summary>
public static class FacetValues
{
    /// <summary>What the filter asks of a facet; empty for anything.</summary>
    public static IReadOnlyList<int> Of(this SampleFilter filter, Facet facet) => facet switch
    {
        Facet.Class => filter.Classes,
        Facet.Original => filter.OriginalClasses,
        Facet.Part => filter.SplitId is null ? [] : [.. filter.Parts.Select(part => (int)part)],
        Facet.Usage => [.. filter.Usages.Select(usage => (int)usage)],
        Facet.Reviewed => Number(filter.Reviewed),
        Facet.Excluded => Number(filter.Excluded),
        Facet.Changed => Number(filter.Changed),
        Facet.Issue => [.. filter.Issues.Select(kind => (int)kind)],
        Facet.Majority => filter.Majorities,
        Facet.Agreement => ScoreBands.Agreement.Known(filter.AgreementBands),
        Facet.Predicted => filter.RunId is null ? [] : filter.PredictedClasses,
        Facet.Confidence => filter.RunId is null ? [] : ScoreBands.Confidence.Known(filter.ConfidenceBands),
        Facet.Agrees => filter.RunId is null ? [] : Number(filter.Agrees),
        Facet.Scored => filter.RunId is null ? [] : filter.ScoredClasses,
        Facet.Brightness => ScoreBands.Brightness.Known(filter.BrightnessBands),
        Facet.Tag => filter.TagIds,
        _ => throw new ArgumentOutOfRangeException(nameof(facet)),
    };

    /// <summary>The filter with another condition on one facet.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="facet">The facet.</param>
    /// <param name="values">Values of which a sample must have one; empty for any. Both answers of a yes-or-no facet are the same as none.</param>
    public static SampleFilter With(this SampleFilter filter, Facet facet, IReadOnlyList<int> values)
    {
        int[] all = [.. values.Order().Distinct()];
        return facet switch
        {
            Facet.Class => filter with { Classes = all },
            Facet.Original => filter with { OriginalClasses = all },
            Facet.Part => filter with { Parts = [.. all.Select(value => (SplitPart)value)] },
            Facet.Usage => filter with { Usages = [.. all.Select(value => (SourceUsage)value)] },
            Facet.Reviewed => filter with { Reviewed = Answer(all) },
            Facet.Excluded => filter with { Excluded = Answer(all) },
            Facet.Changed => filter with { Changed = Answer(all) },
            Facet.Issue => filter with { Issues = [.. all.Select(value => (QualityIssueKind)value)] },
            Facet.Majority => filter with { Majorities = all },
            Facet.Agreement => filter with { AgreementBands = all },
            Facet.Predicted => filter with { PredictedClasses = all },
            Facet.Confidence => filter with { ConfidenceBands = all },
            Facet.Agrees => filter with { Agrees = Answer(all) },
            Facet.Scored => filter with { ScoredClasses = all },
            Facet.Brightness => filter with { BrightnessBands = all },
            Facet.Tag => filter with { TagIds = all },
            _ => throw new ArgumentOutOfRangeException(nameof(facet)),
        };
    }

    private static int[] Number(bool? answer) => answer switch { true => [1], false => [0], null => [] };

    private static bool? Answer(int[] values) => values is [var only] ? only == 1 : null;
}
