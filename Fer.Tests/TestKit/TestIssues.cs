using Fer.Data.Quality;

namespace Fer.Tests.TestKit;

/// <summary>Puts quality issues into a test's database, as a check leaves them.</summary>
public static class TestIssues
{
    /// <summary>A suspect: a sample with its given and suggested class. Earlier ones have the higher priority.</summary>
    public static Task<long[]> AddSuspectsAsync(TestDatabase database, int dataset, params (long Sample, int Given, int Suggested)[] suspects) => AddAsync(
        database, [.. suspects.Select((suspect, place) => New(dataset, suspect.Sample, QualityIssueKind.LabelSuspect, suspect.Given, suspect.Suggested, 1 - (place / 100d)))]);

    /// <summary>A fault of the image itself.</summary>
    public static async Task<long> AddFaultAsync(TestDatabase database, int dataset, long sample, QualityIssueKind kind, int given = 0) =>
        (await AddAsync(database, New(dataset, sample, kind, given, null, 0.5)))[0];

    private static async Task<long[]> AddAsync(TestDatabase database, params QualityIssue[] issues)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        db.QualityIssues.AddRange(issues);
        await db.SaveChangesAsync();
        return [.. issues.Select(issue => issue.Id)];
    }

    private static QualityIssue New(int dataset, long sample, QualityIssueKind kind, int given, int? suggested, double score) => new()
    {
        DatasetId = dataset,
        SampleId = sample,
        Kind = kind,
        Score = score,
        Priority = score,
        GivenLabel = given,
        SuggestedLabel = suggested,
        FoundAt = TinyDataset.ImportedAt,
        Evidence = kind == QualityIssueKind.LabelSuspect
            ? """{"probabilities":[0.1,0.02,0.03,0.7,0.05,0.05,0.05],"selfConfidence":0.1,"margin":-0.6}"""
            : """{"measure":0.01,"threshold":0.05}""",
    };
}
