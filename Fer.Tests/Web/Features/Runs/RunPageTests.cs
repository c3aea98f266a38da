using Bunit;
using Fer.Data.Evaluations;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Runs.Messages;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Features.Runs;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace Fer.Tests.Web.Features.Runs;

public sealed class RunPageTests : RunPagesContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private RunFixture _fixture = null!; // set before each test

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _fixture = await AddDatasetAsync();
    }

    [Fact]
    public void Render_UnknownRun_SaysSo()
    {
        var cut = RenderRun(99);
        cut.WaitForAssertion(() => Assert.Contains("There is no such run", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_FailedRun_ShowsTheReason()
    {
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        await Queue.FinishAsync(lease, RunState.Failed, "Memory ran out. Use a smaller batch.", Ct);
        var cut = RenderRun(lease.RunId);
        Assert.Equal("Memory ran out. Use a smaller batch.", cut.WaitForElement("[data-testid=end-reason]").TextContent);
        Assert.Empty(cut.FindAll("[data-testid=cancel-run]"));
    }

    [Fact]
    public async Task Feed_WhileTraining_MovesTheProgressAndThenTheCurves()
    {
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        Feed.Begin(lease.RunId);
        var cut = RenderRun(lease.RunId);
        cut.WaitForElement("[data-testid=progress]");
        Feed.Apply(lease.RunId, new StartedMessage("cpu", 5, 4, 2));
        Feed.Apply(lease.RunId, new BatchMessage(1, 2, 4, 900, 1.5));
        cut.WaitForAssertion(() => Assert.Contains("Epoch 1 of 2, batch 2 of 4", cut.Find("[data-testid=progress]").TextContent, StringComparison.Ordinal), Patience);

        await AddEpochAsync(lease.RunId, 1);
        Feed.Apply(lease.RunId, new EpochMessage(1, 0.5, 3, true));
        cut.WaitForAssertion(() => Assert.Contains("over 1 epoch", cut.Find("[data-testid=curves] figure").GetAttribute("aria-label"), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Render_CompletedRun_ShowsMatrixByRowAndLockedTest()
    {
        var run = await CompletedAsync();
        var cut = RenderRun(run);
        var cell = cut.WaitForElement("[data-testid=validation-confusion-1-0]");
        Assert.Contains("3", cell.TextContent, StringComparison.Ordinal);
        Assert.Contains("75", cell.TextContent, StringComparison.Ordinal);
        cut.WaitForElement("[data-testid=look-at-test]");
        Assert.Empty(cut.FindAll("[data-testid=test-summary]"));
        Assert.Contains("Nobody has looked", cut.Find("[data-testid=test-looks]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_TwoAccuraciesOnValidation_EachSaysWhatItIs()
    {
        var cut = RenderRun(await CompletedAsync());
        cut.WaitForElement("[data-testid=validation-summary]");
        Assert.Contains(cut.FindAll(".stat-label"), label => label.TextContent.Contains("Accuracy of the best epoch", StringComparison.Ordinal));
        Assert.Contains("Kept weights on validation", cut.Find("[data-testid=validation] h2").TextContent, StringComparison.Ordinal);
        Assert.Contains("once training had ended", cut.Find("[data-testid=validation] h2 button").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LookAtTest_WithAReason_ScoresAndShowsIt()
    {
        var run = await CompletedAsync();
        Scoring.Script = async (id, part, reason) =>
        {
            Assert.Equal((run, SplitPart.Test, "final figure"), (id, part, reason));
            await using var db = await Database.Contexts.CreateDbContextAsync(Ct);
            db.TestLooks.Add(new TestLook { RunId = id, SplitId = _fixture.SplitId, At = TinyDataset.ImportedAt, Actor = "me", Reason = reason! });
            db.Evaluations.Add(NewEvaluation(id, SplitPart.Test));
            await db.SaveChangesAsync(Ct);
            return null;
        };
        var cut = RenderRun(run);
        await await LookAsync(cut);

        cut.WaitForElement("[data-testid=test-summary]");
        Assert.Contains("seen 1 time by 1 run", cut.Find("[data-testid=test-looks]").TextContent, StringComparison.Ordinal);
        Assert.Contains("final figure", cut.Find("[data-testid=test]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LookAtTest_PageLeftMeanwhile_GoesOnScoring()
    {
        var run = await CompletedAsync();
        var scored = new TaskCompletionSource<string?>();
        Scoring.Script = (_, _, _) => scored.Task;
        var click = await LookAsync(RenderRun(run));

        await DisposeComponentsAsync();

        Assert.False(Scoring.Token.IsCancellationRequested);
        scored.SetResult(null);
        await click;
    }

    [Fact]
    public async Task LookAtTest_ScoringThatThrows_SaysSoAndCanBeTriedAgain()
    {
        var run = await CompletedAsync();
        Scoring.Script = (_, _, _) => throw new InvalidOperationException("no process");
        var cut = RenderRun(run);

        await await LookAsync(cut);

        Assert.Contains("could not be started", cut.WaitForElement("[data-testid=test] [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.False(cut.Find("[data-testid=look-at-test]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task ScoreValidation_ScoringThatThrows_SaysSoAndCanBeTriedAgain()
    {
        var run = await CompletedAsync(isScored: false);
        Scoring.Script = (_, _, _) => throw new InvalidOperationException("no process");
        var cut = RenderRun(run);

        cut.WaitForElement("[data-testid=score-validation]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=score-validation]").ClickAsync(new()));

        Assert.Contains("could not be started", cut.WaitForElement("[data-testid=validation] [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.False(cut.Find("[data-testid=score-validation]").HasAttribute("disabled"));
    }

    /// <summary>Asks for the test result with a reason.</summary>
    /// <returns>What ends when the result has been shown.</returns>
    private async Task<Task> LookAsync(IRenderedComponent<RunPage> cut)
    {
        var dialogs = Render<MudDialogProvider>();
        var click = cut.WaitForElement("[data-testid=look-at-test]").ClickAsync(new());
        dialogs.WaitForElement("[data-testid=test-reason]");
        await dialogs.InvokeAsync(() => dialogs.Find("[data-testid=test-reason]").InputAsync(new() { Value = "final figure" }));
        await dialogs.InvokeAsync(() => dialogs.Find("[data-testid=confirm-look]").ClickAsync());
        return click;
    }

    private IRenderedComponent<RunPage> RenderRun(int id) => Render<RunPage>(parameters => parameters.Add(page => page.RunId, id));

    private async Task<int> CompletedAsync(bool isScored = true)
    {
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        await AddEpochAsync(lease.RunId, 1);
        await using (var db = await Database.Contexts.CreateDbContextAsync(Ct))
        {
            db.Checkpoints.Add(new Checkpoint { RunId = lease.RunId, Kind = CheckpointKind.Best, Epoch = 1, Path = "x", Bytes = 1, Sha256 = new byte[32], ValidationAccuracy = 0.5 });
            if (isScored)
                db.Evaluations.Add(NewEvaluation(lease.RunId, SplitPart.Validation));
            await db.SaveChangesAsync(Ct);
        }

        await Queue.FinishAsync(lease, RunState.Completed, null, Ct);
        return lease.RunId;
    }

    /// <summary>Class 1 has four images, three of which were taken for class 0.</summary>
    private static Evaluation NewEvaluation(int runId, SplitPart part)
    {
        var confusion = new int[49];
        (confusion[7], confusion[8]) = (3, 1);
        return new Evaluation
        {
            RunId = runId,
            Part = part,
            Epoch = 1,
            CreatedAt = TinyDataset.ImportedAt,
            SampleCount = 4,
            Accuracy = 0.25,
            AccuracyLow = 0.05,
            AccuracyHigh = 0.7,
            MacroF1 = 0.2,
            LogLoss = 1.4,
            Confusion = confusion,
        };
    }

    private async Task AddEpochAsync(int runId, int epoch)
    {
        await using var db = await Database.Contexts.CreateDbContextAsync(Ct);
        db.EpochMetrics.Add(new EpochMetrics
        {
            RunId = runId,
            Epoch = epoch,
            TrainLoss = 1,
            TrainAccuracy = 0.6,
            ValidationLoss = 1.2,
            ValidationAccuracy = 0.5,
            ValidationMacroF1 = 0.4,
            LearningRate = 0.1,
            Seconds = 3,
            ImagesPerSecond = 100,
        });
        await db.SaveChangesAsync(Ct);
        await db.Runs.Where(run => run.Id == runId).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.BestEpoch, epoch)
            .SetProperty(run => run.BestValidationAccuracy, 0.5), Ct);
    }
}
