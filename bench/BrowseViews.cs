using Fer.Data.Quality;
using Fer.Data.Samples;
using Fer.Data.Splits;

namespace Fer.Bench;

/// <summary>Views that people ask for, from the plain one to those that are hard to find: rare, at the end of the dataset, or only in a table of their own.</summary>
internal static class BrowseViews
{
    public static IReadOnlyList<(string Name, SampleFilter Filter, SampleSort Sort)> Of(int datasetId)
    {
        var all = new SampleFilter(datasetId);
        var withRun = all with { RunId = 1 };
        SampleSort By(SampleSortKey key, bool isDescending = false) => new(key, isDescending);
        return
        [
            ("no filter", all, SampleSort.Usual),
            ("one class", all with { Classes = [3] }, SampleSort.Usual),
            ("two classes of the test usages", all with { Classes = [1, 2], Usages = [SourceUsage.PublicTest, SourceUsage.PrivateTest] }, SampleSort.Usual),
            ("changed labels, latest first", all with { Changed = true }, By(SampleSortKey.Changed, true)),
            ("copies with other labels", all with { Issues = [QualityIssueKind.ConflictingDuplicate] }, SampleSort.Usual),
            ("text", all with { Text = "row 77" }, SampleSort.Usual),
            ("tag, brightest first", all with { TagIds = [1] }, By(SampleSortKey.Brightness, true)),
            ("least agreement first", all with { AgreementBands = [0, 50] }, By(SampleSortKey.Agreement)),
            ("validation part by entropy", all with { SplitId = 1, Parts = [SplitPart.Validation] }, By(SampleSortKey.Entropy, true)),
            ("surest wrong predictions", withRun with { Agrees = false }, By(SampleSortKey.Confidence, true)),
            ("six conditions", withRun with { Classes = [1, 2, 3], Changed = false, BrightnessBands = [40, 50], AgreementBands = [70, 80], PredictedClasses = [1, 2, 3], Majorities = [1, 2] }, By(SampleSortKey.Contrast)),
        ];
    }
}
