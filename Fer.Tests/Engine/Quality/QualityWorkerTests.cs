using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Engine.CrossValidations;
using Fer.Engine.Models;
using Fer.Engine.Quality;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Quality;

/// <summary>Checks of a drawn dataset, whose planted copies and wrong labels are known.</summary>
public sealed class QualityWorkerTests : IAsyncLifetime
{
    private QualityGround _ground = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync() => _ground = await QualityGround.CreateAsync(Ct);

    public ValueTask DisposeAsync() => _ground.DisposeAsync();

    [Fact]
    public async Task Check_DrawnDataset_FindsEveryGroupOfIdenticalImages()
    {
        var report = await _ground.CheckAsync(new QualityRequest(), Ct);

        var samples = await _ground.SamplesAsync(Ct);
        var exact = samples.GroupBy(sample => Convert.ToHexString(sample.PixelHash)).Where(group => group.Count() > 1).ToList();
        Assert.NotEmpty(exact);
        Assert.Equal((exact.Count, exact.Sum(group => group.Count())), (report.Duplicates!.ExactGroups, report.Duplicates.ExactSamples));
        Assert.All(exact, group => Assert.Single(group.Select(sample => sample.NearGroup).Distinct()));
        Assert.All(exact, group => Assert.NotNull(group.First().NearGroup));
        Assert.Equal(210, report.Images);
        Assert.NotNull(report.Faults);
        Assert.Equal(["Brightness", "Contrast"], report.Properties!.Select(row => row.Name));
    }

    [Fact]
    public async Task Check_NothingChanged_ReadsNoImageAgain()
    {
        await _ground.CheckAsync(new QualityRequest(), Ct);
        await _ground.Database.ReadAsync(db => db.Images.ExecuteUpdateAsync(set => set.SetProperty(row => row.Content, new byte[] { 0 }), Ct));

        var report = await _ground.CheckAsync(new QualityRequest(), Ct);

        Assert.NotNull(report.Duplicates);
        Assert.NotNull(report.Faults);
    }

    [Fact]
    public async Task Check_DamagedImage_EndsFailedInWords()
    {
        await _ground.Database.ReadAsync(db => db.Images.ExecuteUpdateAsync(set => set.SetProperty(row => row.Content, new byte[] { 0 }), Ct));
        var id = await _ground.Queue.EnqueueAsync(_ground.DatasetId, new QualityRequest(), Ct);

        var state = await _ground.Worker.RunAsync((await _ground.Queue.ClaimAsync(id, Ct))!, null, Ct);

        Assert.Equal(RunState.Failed, state);
        Assert.Contains("fer verify", (await _ground.Database.ReadAsync(db => db.QualityRuns.SingleAsync(Ct))).EndReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_RejectedPair_StaysApartWhenLookedAtAnew()
    {
        await _ground.CheckAsync(new QualityRequest(), Ct);
        var pair = await _ground.Database.ReadAsync(db => db.NearPairs.AsNoTracking().FirstAsync(Ct));
        await _ground.Database.ReadAsync(db => db.NearPairs.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsRejected, true), Ct));

        await _ground.CheckAsync(new QualityRequest { Anew = true }, Ct);

        Assert.True((await _ground.Database.ReadAsync(db => db.NearPairs.SingleAsync(row => row.FirstId == pair.FirstId && row.SecondId == pair.SecondId, Ct))).IsRejected);
    }

    [Fact]
    public async Task Check_OutOfFoldProbabilities_FlagsThePlantedLabels()
    {
        var planted = await PlantedAsync();
        var id = await ScoredFoldsAsync();

        var report = await _ground.CheckAsync(new QualityRequest { CrossValidationId = id, Images = false, Properties = false }, Ct);

        var suspects = await _ground.Database.ReadAsync(db => db.QualityIssues.AsNoTracking().Where(issue => issue.Kind == QualityIssueKind.LabelSuspect).ToListAsync(Ct));
        Assert.Equal(planted.Keys.Order(), suspects.Select(issue => issue.SampleId).Order());
        Assert.All(suspects, issue => Assert.Equal(planted[issue.SampleId], issue.SuggestedLabel));
        Assert.Equal((suspects.Count, 1.0), (report.Labels!.Suspects, Math.Round(report.Labels.Joint.Sum(row => row.Sum()), 9)));
    }

    [Fact]
    public async Task Check_DismissedAndRelabelled_DoNotComeBack()
    {
        var id = await ScoredFoldsAsync();
        var request = new QualityRequest { CrossValidationId = id, Duplicates = false, Images = false, Properties = false };
        await _ground.CheckAsync(request, Ct);
        var issues = await _ground.Database.ReadAsync(db => db.QualityIssues.AsNoTracking().OrderBy(issue => issue.Id).ToListAsync(Ct));
        var review = new QualityReview(_ground.Database.Contexts, _ground.Database.Labels);
        var by = await _ground.CuratorAsync();
        await review.DecideAsync(new QualityAnswer(Guid.NewGuid(), issues[0].Id, QualityDecision.Kept, null, 1, by), Ct);
        await review.DecideAsync(new QualityAnswer(Guid.NewGuid(), issues[1].Id, QualityDecision.Accepted, null, 1, by), Ct);

        var report = await _ground.CheckAsync(request, Ct);

        Assert.Equal(issues.Count - 2, report.Labels!.Suspects);
        var after = await _ground.Database.ReadAsync(db => db.QualityIssues.AsNoTracking().OrderBy(issue => issue.Id).ToListAsync(Ct));
        Assert.Equal((QualityIssueState.Dismissed, QualityIssueState.Settled), (after[0].State, after[1].State));
    }

    [Fact]
    public async Task Check_OfLabelsOnly_KeepsTheFiguresOfEarlierChecks()
    {
        var first = await _ground.CheckAsync(new QualityRequest(), Ct);
        var id = await ScoredFoldsAsync();

        var second = await _ground.CheckAsync(new QualityRequest { CrossValidationId = id, Duplicates = false, Images = false, Properties = false }, Ct);

        Assert.Equal((first.Duplicates, first.LastSampleId), (second.Duplicates, second.LastSampleId));
        Assert.NotNull(second.Labels);
        Assert.Equal(second.Labels.Suspects, (await _ground.CheckAsync(new QualityRequest(), Ct)).Labels!.Suspects);
    }

    [Fact]
    public async Task Enqueue_WithoutImagesOrSense_IsRefusedInWords()
    {
        await Assert.ThrowsAsync<QualityException>(() => _ground.Queue.EnqueueAsync(99, new QualityRequest(), Ct));
        await Assert.ThrowsAsync<QualityException>(() => _ground.Queue.EnqueueAsync(_ground.DatasetId, new QualityRequest { RunId = 7 }, Ct));
        await Assert.ThrowsAsync<QualityException>(() => _ground.Queue.EnqueueAsync(_ground.DatasetId, new QualityRequest { CrossValidationId = 7 }, Ct));
        await Assert.ThrowsAsync<QualityException>(() => _ground.Queue.EnqueueAsync(_ground.DatasetId, new QualityRequest { Duplicates = false, Images = false, Properties = false }, Ct));
    }

    [Fact]
    public async Task ClaimNext_WaitsForTheFoldsAndTakesOneAtATime()
    {
        var folds = await _ground.Folds.StartAsync(NewFolds(), Ct);
        var waiting = await _ground.Queue.EnqueueAsync(_ground.DatasetId, new QualityRequest { CrossValidationId = folds }, Ct);
        var ready = await _ground.Queue.EnqueueAsync(_ground.DatasetId, new QualityRequest(), Ct);

        Assert.Equal(ready, (await _ground.Queue.ClaimNextAsync(Ct))!.QualityRunId);
        Assert.Null(await _ground.Queue.ClaimNextAsync(Ct));
        await _ground.Queue.FinishAsync(new QualityLease(ready, 1), RunState.Completed, null, Ct);
        Assert.Null(await _ground.Queue.ClaimNextAsync(Ct));
        foreach (var fold in (await _ground.Folds.FindAsync(folds, Ct))!.Folds)
            await _ground.ScoreAsync(fold.RunId, _ => 0, 0.9f, Ct);

        Assert.Equal(waiting, (await _ground.Queue.ClaimNextAsync(Ct))!.QualityRunId);
    }

    [Fact]
    public async Task Cancel_WhileItWaits_StopsItsFolds()
    {
        var folds = await _ground.Folds.StartAsync(NewFolds(), Ct);
        var id = await _ground.Queue.EnqueueAsync(_ground.DatasetId, new QualityRequest { CrossValidationId = folds }, Ct);

        await _ground.Queue.CancelAsync(id, Ct);

        Assert.Equal(RunState.Cancelled, (await _ground.Database.ReadAsync(db => db.QualityRuns.SingleAsync(Ct))).State);
        Assert.All((await _ground.Folds.FindAsync(folds, Ct))!.Folds, fold => Assert.Equal(RunState.Cancelled, fold.State));
    }

    private NewCrossValidation NewFolds() => new(_ground.DatasetId, 3, 1, IncludesTest: true, PresetCatalog.Fast.Defaults with { Epochs = 1 });

    private async Task<int> ScoredFoldsAsync()
    {
        var truths = (await _ground.SamplesAsync(Ct)).ToDictionary(sample => sample.Id, sample => sample.OriginalLabel);
        foreach (var (sample, truth) in await PlantedAsync())
            truths[sample] = truth;
        var id = await _ground.Folds.StartAsync(NewFolds(), Ct);
        foreach (var fold in (await _ground.Folds.FindAsync(id, Ct))!.Folds)
            await _ground.ScoreAsync(fold.RunId, sample => truths[sample], 0.9f, Ct);
        return id;
    }

    /// <summary>True class of each sample that was given a wrong label on purpose.</summary>
    private Task<Dictionary<long, int>> PlantedAsync() => _ground.Database.ReadAsync(db => db.PlantedTruths
        .Join(db.Samples, truth => truth.SampleId, sample => sample.Id, (truth, sample) => new { sample.Id, truth.TrueLabel, sample.OriginalLabel })
        .Where(row => row.TrueLabel != row.OriginalLabel).ToDictionaryAsync(row => row.Id, row => row.TrueLabel, Ct));
}
