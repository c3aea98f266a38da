using Bunit;
using Fer.Data.Evaluations;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Tests.Engine.Evaluations;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Features.Runs;
using MudBlazor;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>A run of three epochs that kept the first; as it was finished before the last epoch was scored with the kept ones.</summary>
public sealed class KeptEpochsTests : RunPagesContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private RunFixture _fixture = null!; // set before each test
    private int _run;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _fixture = await AddDatasetAsync();
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun(change: settings => settings with { Epochs = 3, KeptEpochs = "1" }), Ct);
        _run = lease.RunId;
        for (var epoch = 1; epoch <= 3; epoch++)
            await EpochRows.AddAsync(Database, _run, epoch, train: 0.9, validation: 0.5);
        await EpochRows.AddCheckpointAsync(Database, _run, CheckpointKind.Epoch, 1);
        await EpochRows.AddCheckpointAsync(Database, _run, CheckpointKind.Best, 1);
        await EpochRows.AddCheckpointAsync(Database, _run, CheckpointKind.Last, 3);
        await AddAsync(1, SplitPart.Train, SplitPart.Validation);
        await Queue.FinishAsync(lease, RunState.Completed, null, Ct);
    }

    [Fact]
    public async Task Score_LastEpochIsMissing_IsOfferedAndThenShownWithTheOthers()
    {
        Scoring.EpochsScript = async (id, part, reason) =>
        {
            Assert.Equal((_run, SplitPart.Validation, null), (id, part, reason));
            await AddAsync(3, SplitPart.Train, SplitPart.Validation);
            return null;
        };
        var cut = RenderRun();
        Assert.Contains("Epoch 3 is not scored", cut.WaitForElement("[data-testid=unscored-epochs]", Patience).TextContent, StringComparison.Ordinal);
        Assert.Contains("while training", cut.Find("[data-testid=epoch-table] tbody tr:last-child").TextContent, StringComparison.Ordinal);

        await cut.InvokeAsync(() => cut.Find("[data-testid=score-epochs]").ClickAsync(new()));

        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=unscored-epochs]")), Patience);
        Assert.DoesNotContain("while training", cut.Find("[data-testid=epoch-study]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_ThatIsStopped_CanBeAskedForAgain()
    {
        Scoring.EpochsScript = async (_, _, _) =>
        {
            await Task.Delay(Timeout.Infinite, Scoring.Token);
            return null;
        };
        var cut = RenderRun();
        cut.WaitForElement("[data-testid=score-epochs]", Patience);
        var click = cut.InvokeAsync(() => cut.Find("[data-testid=score-epochs]").ClickAsync(new()));
        cut.WaitForElement("[data-testid=stop-epochs]", Patience);
        await cut.InvokeAsync(() => cut.Find("[data-testid=stop-epochs]").ClickAsync(new()));
        await click;

        cut.WaitForElement("[data-testid=score-epochs]", Patience);
        Assert.Empty(cut.FindAll("[data-testid=epoch-study] [role=alert]"));
    }

    [Fact]
    public async Task LookAtTest_ScoresTheKeptEpochsInTheSameLook()
    {
        Scoring.Script = (_, _, _) => throw new InvalidOperationException("the kept epochs were left out");
        Scoring.EpochsScript = async (id, part, reason) =>
        {
            Assert.Equal((_run, SplitPart.Test, "the study is done"), (id, part, reason));
            await using (var db = await Database.Contexts.CreateDbContextAsync(Ct))
            {
                db.TestLooks.Add(new TestLook { RunId = id, SplitId = _fixture.SplitId, At = TinyDataset.ImportedAt, Actor = "me", Reason = reason! });
                await db.SaveChangesAsync(Ct);
            }

            await ScoredRuns.ScoreAsync(_fixture, id, [0, 1], part: SplitPart.Test);
            await AddAsync(1, SplitPart.Test);
            await AddAsync(3, SplitPart.Test);
            return null;
        };
        var cut = RenderRun();
        var dialogs = Render<MudDialogProvider>();
        var click = cut.WaitForElement("[data-testid=look-at-test]", Patience).ClickAsync(new());
        Assert.Contains("(1) and its last", dialogs.WaitForElement("[data-testid=look-epochs]").TextContent, StringComparison.Ordinal);
        await dialogs.InvokeAsync(() => dialogs.Find("[data-testid=test-reason]").InputAsync(new() { Value = "the study is done" }));
        await dialogs.InvokeAsync(() => dialogs.Find("[data-testid=confirm-look]").ClickAsync());
        await click;

        cut.WaitForAssertion(() => Assert.Contains("Test accuracy", cut.Find("[data-testid=epoch-table] thead").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(cut.FindAll("[data-testid=look-at-epochs]"));
    }

    /// <summary>Who looked before the epochs were scored with the run is offered them.</summary>
    [Fact]
    public async Task Render_LookedAtWithoutTheEpochs_OffersThem()
    {
        await using (var db = await Database.Contexts.CreateDbContextAsync(Ct))
        {
            db.TestLooks.Add(new TestLook { RunId = _run, SplitId = _fixture.SplitId, At = TinyDataset.ImportedAt, Actor = "me", Reason = "end" });
            await db.SaveChangesAsync(Ct);
        }

        await ScoredRuns.ScoreAsync(_fixture, _run, [0, 1], part: SplitPart.Test);
        var cut = RenderRun();
        cut.WaitForElement("[data-testid=look-at-epochs]", Patience);
    }

    private IRenderedComponent<RunPage> RenderRun() => Render<RunPage>(parameters => parameters.Add(page => page.RunId, _run));

    private async Task AddAsync(int epoch, params SplitPart[] parts)
    {
        await using var db = await Database.Contexts.CreateDbContextAsync(Ct);
        db.MilestoneScores.AddRange(parts.Select(part => new MilestoneScore
        {
            RunId = _run,
            Epoch = epoch,
            Part = part,
            SampleCount = 4,
            Accuracy = 0.75,
            AccuracyLow = 0.3,
            AccuracyHigh = 0.95,
            MacroF1 = 0.7,
            LogLoss = 0.8,
        }));
        await db.SaveChangesAsync(Ct);
    }
}
