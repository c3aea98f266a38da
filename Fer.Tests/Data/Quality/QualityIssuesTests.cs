using Fer.Data.Labelling;
using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data.Quality;

public sealed class QualityIssuesTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private QualityIssues _issues = null!;
    private int _dataset;
    private long[] _samples = [];
    private long[] _suspects = [];

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _issues = new QualityIssues(_database.Contexts);
        (_dataset, _samples) = await TinyDataset.AddAsync(_database, "faces", 0, 0, 2, 3, 3);
        _suspects = await TestIssues.AddSuspectsAsync(
            _database, _dataset, (_samples[0], 0, 3), (_samples[1], 0, 4), (_samples[2], 2, 3), (_samples[3], 3, 0));
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Read_PageByPage_GivesEachOnceByPriorityAlsoWhereItTies()
    {
        await using (var db = await _database.Contexts.CreateDbContextAsync(Ct))
            await db.QualityIssues.Where(issue => issue.Id == _suspects[1] || issue.Id == _suspects[2]).ExecuteUpdateAsync(set => set.SetProperty(i => i.Priority, 0.99), Ct);
        List<long> read = [];
        IssueCursor? after = null;
        while (await _issues.ReadAsync(new(_dataset), after, 1, Ct) is [var issue])
        {
            read.Add(issue.Id);
            after = issue.Cursor;
        }

        Assert.Equal(_suspects, read);
    }

    [Fact]
    public async Task Read_UnderConditions_GivesOnlyWhatFits()
    {
        var dark = await TestIssues.AddFaultAsync(_database, _dataset, _samples[4], QualityIssueKind.TooDark, given: 3);

        Assert.Equal([dark], await ReadAsync(new(_dataset) { Kinds = [QualityIssueKind.TooDark, QualityIssueKind.Blank] }));
        Assert.Equal([_suspects[0], _suspects[1]], await ReadAsync(new(_dataset) { GivenClasses = [0] }));
        Assert.Equal([_suspects[0], _suspects[2]], await ReadAsync(new(_dataset) { SuggestedClasses = [3] }));
        Assert.Equal([_suspects[0]], await ReadAsync(new(_dataset) { GivenClasses = [0], SuggestedClasses = [3] }));
        Assert.Empty(await ReadAsync(new(_dataset + 1)));
    }

    [Fact]
    public async Task Read_SuspectsThatPeopleDealtWithElsewhere_ArePassedOver()
    {
        var ada = await _database.CuratorAsync("ada");
        ActOrder Order(SampleChange change) => new(Guid.NewGuid(), _dataset, ActKind.Review, change, ada);
        await _database.Labels.RelabelAsync(new(Guid.NewGuid(), _samples[0], 6, 1, ada), Ct);
        await _database.Labels.ApplyAsync(Order(new SampleChange.SetReviewed([_samples[1]], true)), Ct);
        await _database.Labels.ApplyAsync(Order(new SampleChange.SetExcluded([_samples[2]], true)), Ct);

        Assert.Equal([_suspects[3]], await ReadAsync(new(_dataset)));
        Assert.Equal(new IssueCounts(1, 0, 0), (await _issues.CountAsync(_dataset, Ct))[QualityIssueKind.LabelSuspect]);
    }

    [Fact]
    public async Task Read_ASampleReviewedBeforeItWasFound_StillWaits()
    {
        await using (var db = await _database.Contexts.CreateDbContextAsync(Ct))
            await db.Samples.Where(sample => sample.Id == _samples[0]).ExecuteUpdateAsync(set => set.SetProperty(s => s.IsReviewed, true), Ct);

        Assert.Contains(_suspects[0], await ReadAsync(new(_dataset)));
    }

    [Fact]
    public async Task ReadProgress_AfterDecisions_TellsWhatTheyWereWorth()
    {
        await DecideAsync(_suspects[0], QualityDecision.Accepted);
        await DecideAsync(_suspects[1], QualityDecision.Kept);
        await DecideAsync(_suspects[2], QualityDecision.Ambiguous);

        var progress = await _issues.ReadProgressAsync(new(_dataset), Ct);

        Assert.Equal((1, 3, 1), (progress.Open, progress.Reviewed, progress.Changed));
        Assert.Equal([new PrecisionWindow(3, 1, 3)], progress.Windows);
        Assert.Equal(0.97, progress.ExpectedRemaining, 6);
        Assert.Equal(new IssueCounts(1, 2, 1), (await _issues.CountAsync(_dataset, Ct))[QualityIssueKind.LabelSuspect]);
    }

    [Fact]
    public void Of_ManyDecisions_GoesByTheLatestForWhatRemains()
    {
        List<QualityDecision> decisions = [.. Enumerable.Repeat(QualityDecision.Accepted, 30), .. Enumerable.Repeat(QualityDecision.Kept, 45)];

        var progress = ReviewProgress.Of(decisions, [0.9, 0.9, 0.9, 0.9, 0.9]);

        Assert.Equal([1, 0.2, 0], progress.Windows.Select(window => window.Precision));
        Assert.Equal([25, 50, 75], progress.Windows.Select(window => window.Decisions));
        Assert.Equal(0.4, progress.Precision);
        Assert.Equal(0.5, progress.ExpectedRemaining, 6);
    }

    [Fact]
    public async Task FindDetail_OfASuspect_HasVotesTwinsAndTestParts()
    {
        await using (var db = await _database.Contexts.CreateDbContextAsync(Ct))
        {
            db.Votes.Add(new Vote { SampleId = _samples[0], Study = "FER+", Choice = "happiness", Count = 9 });
            await db.Samples.Where(sample => sample.Id == _samples[0] || sample.Id == _samples[2]).ExecuteUpdateAsync(set => set.SetProperty(s => s.NearGroup, _samples[0]), Ct);
            var split = new Split { DatasetId = _dataset, Name = "first", CreatedAt = TinyDataset.ImportedAt, Seed = 1, ValidationShare = 0.3, TestRule = default, ContentHash = new byte[32] };
            split.Samples.Add(new SplitSample { SampleId = _samples[0], Part = SplitPart.Test, Label = 0 });
            db.Splits.Add(split);
            await db.SaveChangesAsync(Ct);
        }
        await TestIssues.AddFaultAsync(_database, _dataset, _samples[0], QualityIssueKind.Blurred);

        var detail = await _issues.FindDetailAsync(_suspects[0], Ct);

        Assert.NotNull(detail);
        Assert.Equal((9, "row 0"), (Assert.Single(detail.Votes).Count, detail.SourceKey));
        Assert.Equal((_samples[2], 2), (Assert.Single(detail.Twins).Id, detail.Twins[0].Label));
        Assert.Equal(["first"], detail.TestSplits);
        Assert.Equal([QualityIssueKind.Blurred], detail.Others);
        Assert.Null(await _issues.FindDetailAsync(999, Ct));
    }

    [Theory]
    [InlineData("""{"probabilities":[0.2,0.8],"selfConfidence":0.2,"margin":-0.6,"more":"x"}""", 2)]
    [InlineData("{}", null)]
    [InlineData("no json", null)]
    public void Parse_Evidence_TakesWhatIsThere(string json, int? classes) => Assert.Equal(classes, IssueEvidence.Parse(json).Probabilities?.Count);

    [Fact]
    public async Task Export_AfterADecision_SaysWhoDecidedWhat()
    {
        await DecideAsync(_suspects[1], QualityDecision.Accepted);
        List<ReviewRow> rows = [];
        await foreach (var row in new QualityExport(_database.Contexts).ReadAsync(new(_dataset), Ct))
            rows.Add(row);

        Assert.Equal(_suspects, rows.Select(row => row.IssueId));
        Assert.Equal((null, null, null), (rows[0].Decision, rows[0].By, rows[0].At));
        Assert.Equal(("Angry", "Sad", "Sad", QualityDecision.Accepted, "ada"), (rows[1].GivenClass, rows[1].SuggestedClass, rows[1].Class, rows[1].Decision, rows[1].By));
    }

    [Fact]
    public async Task ReadRuns_AfterALaterImportAndChange_SaysWhatIsNew()
    {
        var runs = new QualityRunList(_database.Contexts);
        Assert.Null((await runs.ReadAsync(_dataset, Ct)).Latest);
        await TestQualityRuns.AddAsync(_database, _dataset, RunState.Completed, TestQualityRuns.Report(_samples[3]));
        await TestQualityRuns.AddAsync(_database, _dataset, RunState.Failed, null);
        await _database.Labels.RelabelAsync(new(Guid.NewGuid(), _samples[0], 6, 1, await _database.CuratorAsync("ada")), Ct);

        var standing = await runs.ReadAsync(_dataset, Ct);

        Assert.Equal((1, 1, true), (standing.NewImages, standing.ChangedLabels, standing.IsOld));
        Assert.Equal(RunState.Failed, standing.Broken?.State);
        await TestQualityRuns.AddAsync(_database, _dataset, RunState.Running, null);
        standing = await runs.ReadAsync(_dataset, Ct);
        Assert.Null(standing.Broken);
        Assert.Equal(RunState.Running, Assert.Single(standing.Active).State);
    }

    private async Task<long[]> ReadAsync(IssueFilter filter) => [.. (await _issues.ReadAsync(filter, null, 100, Ct)).Select(issue => issue.Id)];

    private async Task DecideAsync(long issue, QualityDecision decision) => await new QualityReview(_database.Contexts, _database.Labels)
        .DecideAsync(new(Guid.NewGuid(), issue, decision, null, 1, await _database.CuratorAsync("ada")), Ct);
}
