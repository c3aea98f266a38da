using Fer.Data.Labelling;
using Fer.Data.Quality;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data.Quality;

public sealed class QualityReviewTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private QualityReview _review = null!;
    private QualityIssues _issues = null!;
    private int _dataset;
    private long[] _samples = [];
    private long[] _suspects = [];

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _review = new QualityReview(_database.Contexts, _database.Labels);
        _issues = new QualityIssues(_database.Contexts);
        (_dataset, _samples) = await TinyDataset.AddAsync(_database, "faces", 0, 1, 2, 3);
        _suspects = await TestIssues.AddSuspectsAsync(_database, _dataset, (_samples[0], 0, 3), (_samples[1], 1, 4), (_samples[2], 2, 5));
    }

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Decide_SuggestionOfANewerCheck_IsNotAcceptedUnseen()
    {
        await _database.ReadAsync(db => db.QualityIssues.Where(issue => issue.Id == _suspects[0]).ExecuteUpdateAsync(set => set.SetProperty(issue => issue.SuggestedLabel, 5), Ct));

        var result = await DecideAsync(_suspects[0], QualityDecision.Accepted, label: 3);

        Assert.Equal(ReviewOutcome.Superseded, result.Outcome);
        Assert.Equal((0, false, false, null), await SampleAsync(0));
    }

    [Theory]
    [InlineData(QualityDecision.Kept, QualityIssueState.Dismissed, 0, true, false, null)]
    [InlineData(QualityDecision.Accepted, QualityIssueState.Settled, 3, true, false, null)]
    [InlineData(QualityDecision.Relabelled, QualityIssueState.Settled, 6, true, false, null)]
    [InlineData(QualityDecision.Ambiguous, QualityIssueState.Settled, 0, true, false, "ambiguous")]
    [InlineData(QualityDecision.NotAFace, QualityIssueState.Settled, 0, true, true, "not a face")]
    [InlineData(QualityDecision.Excluded, QualityIssueState.Settled, 0, false, true, null)]
    public async Task Decide_EachDecision_ChangesTheSampleAndUndoAndRedoFollow(
        QualityDecision decision, QualityIssueState state, int label, bool isReviewed, bool isExcluded, string? tag)
    {
        var revision = await RevisionAsync();
        var result = await DecideAsync(_suspects[0], decision, label: decision == QualityDecision.Relabelled ? 6 : null);

        Assert.Equal((ReviewOutcome.Saved, 1), (result.Outcome, result.DecidedCount));
        Assert.Equal((label, isReviewed, isExcluded, tag), await SampleAsync(0));
        Assert.Equal((state, decision, result.ActId), await IssueAsync(_suspects[0]));
        Assert.True(await RevisionAsync() > revision);
        var act = await _database.ReadAsync(db => db.LabelActs.SingleAsync(Ct));
        Assert.Equal((ActKind.Suggestion, $"label suspect: {QualityWords.Of(decision)}", 1), (act.Kind, act.Reason, act.SampleCount));
        Assert.DoesNotContain(_suspects[0], await QueueAsync());

        await _database.Undo.UndoLastAsync(_dataset, await AdaAsync(), Ct);
        Assert.Equal((0, false, false, null), await SampleAsync(0));
        Assert.Equal(QualityIssueState.Open, (await IssueAsync(_suspects[0])).State);
        Assert.Equal(_suspects, await QueueAsync());

        await _database.Undo.RedoLastAsync(_dataset, await AdaAsync(), Ct);
        Assert.Equal((label, isReviewed, isExcluded, tag), await SampleAsync(0));
        Assert.Equal((state, decision, result.ActId), await IssueAsync(_suspects[0]));
    }

    [Fact]
    public async Task Decide_KeptOnAReviewedSample_ClosesTheIssueAndCanBeTakenBack()
    {
        await _database.Labels.ApplyAsync(new(Guid.NewGuid(), _dataset, ActKind.Review, new SampleChange.SetReviewed([_samples[0]], true), await AdaAsync()), Ct);

        var result = await DecideAsync(_suspects[0], QualityDecision.Kept);

        Assert.Equal(ReviewOutcome.Saved, result.Outcome);
        Assert.Equal(QualityIssueState.Dismissed, (await IssueAsync(_suspects[0])).State);
        await _database.Undo.UndoLastAsync(_dataset, await AdaAsync(), Ct);
        Assert.Equal(QualityIssueState.Open, (await IssueAsync(_suspects[0])).State);
        Assert.True((await SampleAsync(0)).Item2);
    }

    [Fact]
    public async Task Reverse_TheDecisionOfSomebodyElse_OpensTheIssueAgain()
    {
        var result = await DecideAsync(_suspects[0], QualityDecision.Accepted);

        await _database.Undo.ReverseAsync(result.ActId!.Value, undo: true, await _database.CuratorAsync("bob"), Ct);

        Assert.Equal(QualityIssueState.Open, (await IssueAsync(_suspects[0])).State);
        Assert.Equal(ReviewOutcome.Saved, (await DecideAsync(_suspects[0], QualityDecision.Kept)).Outcome);
    }

    [Fact]
    public async Task Decide_TheSameKeyTwice_IsAppliedOnce()
    {
        var answer = new QualityAnswer(Guid.NewGuid(), _suspects[0], QualityDecision.Accepted, null, 1, await AdaAsync());
        var first = await _review.DecideAsync(answer, Ct);

        var second = await _review.DecideAsync(answer, Ct);

        Assert.Equal((ReviewOutcome.AlreadyApplied, first.ActId, 1), (second.Outcome, second.ActId, second.DecidedCount));
        Assert.Equal(1, await _database.ReadAsync(db => db.LabelActs.CountAsync(Ct)));
    }

    [Fact]
    public async Task Decide_AfterSomebodyElseRelabelled_IsRefusedUnlessBothAgree()
    {
        await _database.Labels.RelabelAsync(new(Guid.NewGuid(), _samples[0], 3, 1, await _database.CuratorAsync("bob")), Ct);
        await _database.Labels.RelabelAsync(new(Guid.NewGuid(), _samples[1], 6, 1, await _database.CuratorAsync("bob")), Ct);

        var agreed = await DecideAsync(_suspects[0], QualityDecision.Accepted);
        var kept = await DecideAsync(_suspects[1], QualityDecision.Kept);
        var accepted = await DecideAsync(_suspects[1], QualityDecision.Accepted);
        var excluded = await DecideAsync(_suspects[1], QualityDecision.Excluded);

        Assert.Equal(
            [(ReviewOutcome.Saved, null), (ReviewOutcome.Conflict, "bob"), (ReviewOutcome.Conflict, "bob"), (ReviewOutcome.Saved, null)],
            new[] { agreed, kept, accepted, excluded }.Select(result => (result.Outcome, result.Other)));
        Assert.Equal((6, true, true, null), await SampleAsync(1));
    }

    [Fact]
    public async Task Decide_WhatSomebodyDecidedAlready_SaysWho()
    {
        await _review.DecideAsync(new(Guid.NewGuid(), _suspects[0], QualityDecision.Kept, null, 1, await _database.CuratorAsync("bob")), Ct);

        var result = await DecideAsync(_suspects[0], QualityDecision.Accepted);

        Assert.Equal((ReviewOutcome.AlreadyDecided, "bob"), (result.Outcome, result.Other));
        Assert.Equal(0, (await SampleAsync(0)).Item1);
    }

    [Fact]
    public async Task Decide_WithoutAnIssueASuggestionOrAClass_IsRefused()
    {
        var blurred = await TestIssues.AddFaultAsync(_database, _dataset, _samples[3], QualityIssueKind.Blurred);

        Assert.Equal(ReviewOutcome.UnknownIssue, (await DecideAsync(999, QualityDecision.Kept)).Outcome);
        Assert.Equal(ReviewOutcome.UnknownClass, (await DecideAsync(blurred, QualityDecision.Accepted)).Outcome);
        Assert.Equal(ReviewOutcome.UnknownClass, (await DecideAsync(_suspects[0], QualityDecision.Relabelled, label: 12)).Outcome);
        Assert.Equal(0, await _database.ReadAsync(db => db.LabelActs.CountAsync(Ct)));
    }

    [Theory]
    [InlineData(QualityDecision.NotAFace, QualityIssueState.Settled)]
    [InlineData(QualityDecision.Kept, QualityIssueState.Open)]
    public async Task Decide_ASampleWithSeveralIssues_ClosesTheOthersOnlyWhereItIsKeptOut(QualityDecision decision, QualityIssueState other)
    {
        var blurred = await TestIssues.AddFaultAsync(_database, _dataset, _samples[0], QualityIssueKind.Blurred);

        await DecideAsync(_suspects[0], decision);

        Assert.Equal(other, (await IssueAsync(blurred)).State);
        await _database.Undo.UndoLastAsync(_dataset, await AdaAsync(), Ct);
        Assert.Equal(QualityIssueState.Open, (await IssueAsync(blurred)).State);
    }

    [Fact]
    public async Task DecideMany_SomeMovedOn_DecidesTheOthersAsOneAct()
    {
        await _database.Labels.RelabelAsync(new(Guid.NewGuid(), _samples[1], 6, 1, await _database.CuratorAsync("bob")), Ct);
        var seen = _suspects.Append(999).ToDictionary(id => id, _ => 1);

        var result = await _review.DecideManyAsync(new(Guid.NewGuid(), _dataset, seen, QualityDecision.Accepted, null, await AdaAsync()), Ct);

        Assert.Equal((ReviewOutcome.Saved, 2), (result.Outcome, result.DecidedCount));
        Assert.Equal([(_suspects[1], ReviewOutcome.Conflict), (999, ReviewOutcome.UnknownIssue)], result.Skipped.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal([3, 6, 5, 3], await LabelsAsync());
        Assert.Equal(2, await _database.ReadAsync(db => db.LabelActs.CountAsync(Ct)));

        await _database.Undo.UndoLastAsync(_dataset, await AdaAsync(), Ct);
        Assert.Equal([0, 6, 2, 3], await LabelsAsync());
    }

    private async Task<ReviewResult> DecideAsync(long issue, QualityDecision decision, int? label = null) =>
        await _review.DecideAsync(new(Guid.NewGuid(), issue, decision, label, 1, await AdaAsync()), Ct);

    private Task<Fer.Data.Curators.ActingCurator> AdaAsync() => _database.CuratorAsync("ada");

    private async Task<long[]> QueueAsync() => [.. (await _issues.ReadAsync(new(_dataset), null, 100, Ct)).Select(issue => issue.Id)];

    private Task<List<int>> LabelsAsync() => _database.ReadAsync(db => db.Samples.OrderBy(sample => sample.Id).Select(sample => sample.Label).ToListAsync(Ct));

    private Task<int> RevisionAsync() => _database.ReadAsync(db => db.Datasets.Select(dataset => dataset.Revision).SingleAsync(Ct));

    private async Task<(int, bool, bool, string?)> SampleAsync(int place)
    {
        var id = _samples[place];
        var sample = await _database.ReadAsync(db => db.Samples.SingleAsync(s => s.Id == id, Ct));
        var tag = await _database.ReadAsync(db => db.SampleTags.Where(t => t.SampleId == id).Join(db.Tags, t => t.TagId, t => t.Id, (_, t) => t.Name).SingleOrDefaultAsync(Ct));
        return (sample.Label, sample.IsReviewed, sample.IsExcluded, tag);
    }

    private async Task<(QualityIssueState State, QualityDecision? Decision, long? ActId)> IssueAsync(long id)
    {
        var issue = await _database.ReadAsync(db => db.QualityIssues.SingleAsync(i => i.Id == id, Ct));
        return (issue.State, issue.Decision, issue.ActId);
    }
}
