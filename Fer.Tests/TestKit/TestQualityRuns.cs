using Fer.Data.Quality;
using Fer.Data.Runs;

namespace Fer.Tests.TestKit;

/// <summary>Puts quality runs into a test's database, as a worker leaves them.</summary>
public static class TestQualityRuns
{
    public static async Task<int> AddAsync(TestDatabase database, int dataset, RunState state, QualityReport? report, Action<QualityRun>? change = null)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        var run = new QualityRun { DatasetId = dataset, Request = new QualityRequest(), State = state, QueuedAt = TinyDataset.ImportedAt, Report = report };
        if (state is not (RunState.Queued or RunState.Running))
            run.FinishedAt = TinyDataset.ImportedAt;
        change?.Invoke(run);
        db.QualityRuns.Add(run);
        await db.SaveChangesAsync();
        return run.Id;
    }

    /// <summary>A report with all its parts, of two classes that differ from FER-2013's other five.</summary>
    public static QualityReport Report(long lastSampleId, long lastEventId = 5) => new()
    {
        Images = 40,
        LastSampleId = lastSampleId,
        Revision = 0,
        LastEventId = lastEventId,
        ClassCounts = [30, 2, 3, 1, 1, 2, 1],
        Seconds = new Dictionary<string, double> { ["duplicates"] = 1.5, ["labels"] = 20 },
        Duplicates = new DuplicateFigures
        {
            ExactGroups = 3,
            ExactSamples = 7,
            ExactConflicts = 1,
            ExactLeaks = 2,
            NearPairs = 5,
            Groups = 6,
            Samples = 15,
            Conflicts = 2,
            Leaks = 3,
            Threshold = 0.97,
        },
        Faults = new Dictionary<QualityIssueKind, int> { [QualityIssueKind.TooDark] = 1 },
        Labels = new LabelFigures
        {
            Source = "5-fold cross-validation of the fast preset",
            Judged = 38,
            NotJudged = 2,
            Accuracy = 0.61,
            Thresholds = [0.6, 0.5, 0.4, null, 0.7, 0.8, 0.5],
            Joint = [.. Enumerable.Range(0, 7).Select(row => (IReadOnlyList<double>)[.. Enumerable.Range(0, 7).Select(column => row == column ? 0.12 : row == 0 && column == 3 ? 0.16 : 0)])],
            EstimatedErrors = 6.1,
            Suspects = 5,
        },
        Properties =
        [
            new PropertyFigures { Name = "brightness", BalancedAccuracy = 0.31, Chance = 1 / 7d, PValue = 0.001, ClassMeans = [0.5, 0.6, null, 0.5, 0.5, 0.5, 0.5] },
            new PropertyFigures { Name = "contrast", BalancedAccuracy = 0.15, Chance = 1 / 7d, PValue = 0.4, ClassMeans = [] },
        ],
    };
}
