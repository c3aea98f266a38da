using Fer.Data.Quality;
using Fer.Data.Splits;
using Fer.Engine.Fixing;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Fer.Engine.Splitting;
using Fer.Tests.Engine.Quality;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Fixing;

public sealed class FixLoopsTests : IAsyncLifetime
{
    private QualityGround _ground = null!; // set before each test
    private int _split;
    private int _run;

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _ground = await QualityGround.CreateAsync(Ct);
        var rules = new SplitRules { TestRule = TestRule.Share, TestShare = 0.2 };
        (_split, _) = await new SplitMaker(_ground.Database.Contexts, TimeProvider.System).MakeAsync(_ground.DatasetId, "base", rules, Ct);
        _run = await _ground.Runs.EnqueueAsync(
            new NewRun { DatasetId = _ground.DatasetId, SplitId = _split, Name = "first", Hyperparameters = PresetCatalog.Fast.Defaults with { Seed = 5 } }, Ct);
    }

    public ValueTask DisposeAsync() => _ground.DisposeAsync();

    [Fact]
    public async Task Loop_FromStartToEnd_KeepsPartsAndTestLabelsAndRepeatsTheRecipe()
    {
        await _ground.ScoreAsync(_run, _ => 0, 0.9f, Ct);
        var loop = await _ground.Loops.StartAsync(_run, Ct);
        var changed = await RelabelSuspectsAsync();

        var split = await _ground.Loops.MakeSplitAsync(loop, Ct);
        var run = await _ground.Loops.QueueRunAsync(loop, Ct);
        await _ground.ScoreAsync(run, sample => changed.GetValueOrDefault(sample, 0), 0.9f, Ct);

        var (before, after) = (await RowsAsync(_split), await RowsAsync(split));
        Assert.Equal(before.Select(row => (row.SampleId, row.Part)), after.Select(row => (row.SampleId, row.Part)));
        Assert.Equal(Labels(before, SplitPart.Test), Labels(after, SplitPart.Test));
        Assert.All(after.Where(row => row.Part != SplitPart.Test && changed.ContainsKey(row.SampleId)), row => Assert.Equal(changed[row.SampleId], row.Label));
        var settings = await _ground.Database.ReadAsync(db => db.Runs.Where(row => row.Id == run).Select(row => row.Hyperparameters).SingleAsync(Ct));
        Assert.Equal(PresetCatalog.Fast.Defaults with { Seed = 5 }, settings);
        var status = (await _ground.FixReader.FindAsync(loop, Ct))!;
        Assert.Equal((6, 4, 2), (status.Review.Reviewed, status.Review.Relabelled, status.Review.Kept));
        Assert.Equal([(SplitPart.Validation, false), (SplitPart.Validation, true)], status.Results.Select(row => (row.Part, row.UsesCorrectedLabels)));
        var corrected = status.Results[1].Gain;
        Assert.True(corrected.SecondAccuracy > corrected.FirstAccuracy);
        Assert.InRange(corrected.SecondAccuracy - corrected.FirstAccuracy, corrected.AccuracyGain.Low, corrected.AccuracyGain.High);
    }

    [Fact]
    public async Task Find_DecisionsAfterTheSplit_BelongToAnotherRound()
    {
        await _ground.ScoreAsync(_run, _ => 0, 0.9f, Ct);
        var loop = await _ground.Loops.StartAsync(_run, Ct);
        await RelabelSuspectsAsync();
        await _ground.Loops.MakeSplitAsync(loop, Ct);
        var late = (await RowsAsync(_split)).First(row => row.Part == SplitPart.Train);
        var issue = await TestIssues.AddSuspectsAsync(_ground.Database, _ground.DatasetId, (late.SampleId, late.Label, (late.Label + 1) % 7));
        await new QualityReview(_ground.Database.Contexts, _ground.Database.Labels).DecideAsync(
            new QualityAnswer(Guid.NewGuid(), issue[0], QualityDecision.Accepted, null, 1, await _ground.CuratorAsync()), Ct);

        Assert.Equal(6, (await _ground.FixReader.FindAsync(loop, Ct))!.Review.Reviewed);
    }

    [Fact]
    public async Task Start_RunThatHasNotEnded_IsRefused() => await Assert.ThrowsAsync<FixException>(() => _ground.Loops.StartAsync(_run, Ct));

    [Fact]
    public async Task QueueRun_WithoutCorrectedSplit_IsRefused()
    {
        await _ground.ScoreAsync(_run, _ => 0, 0.9f, Ct);
        var loop = await _ground.Loops.StartAsync(_run, Ct);

        await Assert.ThrowsAsync<FixException>(() => _ground.Loops.QueueRunAsync(loop, Ct));
    }

    [Fact]
    public async Task Find_DecisionTakenBack_CountsNoMore()
    {
        await _ground.ScoreAsync(_run, _ => 0, 0.9f, Ct);
        var loop = await _ground.Loops.StartAsync(_run, Ct);
        await RelabelSuspectsAsync();

        await _ground.Database.Undo.UndoLastAsync(_ground.DatasetId, await _ground.CuratorAsync(), Ct);

        Assert.Equal(5, (await _ground.FixReader.FindAsync(loop, Ct))!.Review.Reviewed);
    }

    /// <summary>Six suspects of the validation part: four get the suggested class, two are kept.</summary>
    private async Task<Dictionary<long, int>> RelabelSuspectsAsync()
    {
        var rows = (await RowsAsync(_split)).Where(row => row.Part == SplitPart.Validation).Take(6).ToList();
        var issues = await TestIssues.AddSuspectsAsync(
            _ground.Database, _ground.DatasetId, [.. rows.Select(row => (row.SampleId, row.Label, (row.Label + 1) % 7))]);
        var review = new QualityReview(_ground.Database.Contexts, _ground.Database.Labels);
        var by = await _ground.CuratorAsync();
        for (var index = 0; index < issues.Length; index++)
        {
            var decision = index < 2 ? QualityDecision.Kept : QualityDecision.Accepted;
            await review.DecideAsync(new QualityAnswer(Guid.NewGuid(), issues[index], decision, null, 1, by), Ct);
        }

        return rows.Skip(2).ToDictionary(row => row.SampleId, row => (row.Label + 1) % 7);
    }

    private Task<List<SplitSample>> RowsAsync(int split) => _ground.Database.ReadAsync(db => db.SplitSamples.AsNoTracking()
        .Where(row => row.SplitId == split).OrderBy(row => row.SampleId).ToListAsync(Ct));

    private static IEnumerable<int> Labels(List<SplitSample> rows, SplitPart part) => rows.Where(row => row.Part == part).Select(row => row.Label);
}
