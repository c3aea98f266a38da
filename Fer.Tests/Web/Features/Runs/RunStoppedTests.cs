using Bunit;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;
using Fer.Engine.Training;
using Fer.Tests.Engine.Runs;
using Fer.Web.Features.Runs;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>What the run's page offers once a run has stopped before its end.</summary>
public sealed class RunStoppedTests : RunPagesContext
{
    private RunFixture _fixture = null!; // set before each test

    private RunQueries Runs => Services.GetRequiredService<RunQueries>();

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _fixture = await AddDatasetAsync();
    }

    [Fact]
    public async Task Box_FailedWithEpochs_SaysWhatIsSafeAndGoesOnFromTheNextEpoch()
    {
        var run = await StoppedAsync(RunState.Failed, "Training stopped with an error: pipe broke.", epochs: 1);
        var cut = RenderRun(run);

        Assert.Equal("Training stopped with an error: pipe broke.", cut.WaitForElement("[data-testid=end-reason]").TextContent);
        Assert.Contains("1 of 2 epochs", cut.Find("[data-testid=end-safe]").TextContent, StringComparison.Ordinal);
        Assert.Contains("epoch 1, 50.0", cut.Find("[data-testid=end-safe]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Resume from epoch 2", cut.Find("[data-testid=resume-run]").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[data-testid=remedy-run]"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=resume-run]").ClickAsync(new()));
        Assert.Contains("Queued", cut.Find("[data-testid=run-state]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Desk.Asked);
    }

    [Fact]
    public async Task Box_RunThatCannotGoOn_OffersOnlyToBeginAnew()
    {
        var cut = RenderRun(await StoppedAsync(RunState.Failed, "The run cannot go on from resume-0001.ckpt: it was saved under other settings.", epochs: 1));
        Assert.Contains("Retry it from the start", cut.WaitForElement("[data-testid=end-todo]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("go on from epoch", cut.Find("[data-testid=end-safe]").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[data-testid=resume-run]"));
    }

    [Fact]
    public async Task Box_AllEpochsTrained_OffersToFinish()
    {
        var cut = RenderRun(await StoppedAsync(RunState.Interrupted, "The application stopped.", epochs: 2));
        Assert.Contains("All its epochs are trained", cut.WaitForElement("[data-testid=end-todo]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 3", cut.Find("[data-testid=end-box]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_RunWithEpochs_QueuesTheSameSettingsAnewAndShowsThem()
    {
        var run = await StoppedAsync(RunState.Interrupted, "The application stopped.", epochs: 1);
        var cut = RenderRun(run);
        cut.WaitForElement("[data-testid=retry-run]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=retry-run]").ClickAsync(new()));

        var asked = Assert.Single(Desk.Asked);
        Assert.Equal(_fixture.NewRun("mine").Hyperparameters, asked.Hyperparameters);
        Assert.Equal("mine", asked.Name);
        Assert.EndsWith($"/runs/{run + 1}", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_RunWithoutAnEpoch_QueuesTheRunItself()
    {
        var run = await StoppedAsync(RunState.Failed, "The process could not be started.", epochs: 0);
        var cut = RenderRun(run);
        Assert.Contains("No epoch was finished", cut.WaitForElement("[data-testid=end-safe]").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[data-testid=resume-run]"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=retry-run]").ClickAsync(new()));
        Assert.Contains("Queued", cut.Find("[data-testid=run-state]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Desk.Asked);
    }

    [Fact]
    public async Task Remedy_LossThatIsNoNumber_ClonesWithALowerRate()
    {
        var reason = RunEnd.Of(new NonFiniteLossException(2, 7, 0.01)).Reason;
        var cut = RenderRun(await StoppedAsync(RunState.Failed, reason, epochs: 1));
        var button = cut.WaitForElement("[data-testid=remedy-run]");
        Assert.Contains("learning rate 0.003", button.TextContent, StringComparison.Ordinal);
        await button.ClickAsync(new());
        var asked = Assert.Single(Desk.Asked);
        Assert.Equal(0.003, asked.Hyperparameters.LearningRate);
        Assert.Equal("mine, learning rate 0.003", asked.Name);
    }

    [Fact]
    public async Task Remedy_MemoryThatRanOut_ClonesWithASmallerBatch()
    {
        var reason = RunEnd.Of(new InvalidOperationException("not enough memory: you tried to allocate 1 byte")).Reason;
        var cut = RenderRun(await StoppedAsync(RunState.Failed, reason, epochs: 0));
        Assert.Contains("smaller batch", cut.WaitForElement("[data-testid=end-todo]").TextContent, StringComparison.Ordinal);
        await cut.InvokeAsync(() => cut.Find("[data-testid=remedy-run]").ClickAsync(new()));
        Assert.Equal(32, Assert.Single(Desk.Asked).Hyperparameters.BatchSize);
    }

    [Fact]
    public async Task Delete_StoppedRun_SaysThatFilesGoAndAsksFirst()
    {
        var run = await StoppedAsync(RunState.Cancelled, "Stopped on request.", epochs: 1);
        var cut = RenderRun(run);
        var dialogs = Render<MudDialogProvider>();
        var click = cut.WaitForElement("[data-testid=delete-run]").ClickAsync(new());
        var question = dialogs.WaitForElement(".confirm-text").TextContent;
        Assert.Contains("2 files of weights (2.0 MB)", question, StringComparison.Ordinal);
        Assert.Contains("can be undone for 10 minutes", question, StringComparison.Ordinal);
        Assert.NotNull(await Runs.FindAsync(run, Ct));

        await Confirm(dialogs);
        await click;
        Assert.Null(await Runs.FindAsync(run, Ct));
        Assert.EndsWith($"/runs?deleted={run}", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_ThatDoesNotWork_SaysSoAndLeavesThePage()
    {
        var run = await StoppedAsync(RunState.Cancelled, "Stopped on request.", epochs: 1);
        var cut = RenderRun(run);
        var dialogs = Render<MudDialogProvider>();
        var click = cut.WaitForElement("[data-testid=delete-run]").ClickAsync(new());
        dialogs.WaitForElement(".confirm-text");
        await Queue.ResumeAsync(run, Ct);
        await Confirm(dialogs);
        await click;
        Assert.Contains("has not ended. Nothing was deleted", cut.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_QueuedRun_MovesAndCancelsAfterAsking()
    {
        var run = await Queue.EnqueueAsync(_fixture.NewRun(), Ct);
        var cut = RenderRun(run);
        cut.WaitForElement("[data-testid=priority]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=priority]").ChangeAsync(new() { Value = "1" }));
        Assert.Equal(1, (await Runs.FindAsync(run, Ct))!.Run.Priority);

        var dialogs = Render<MudDialogProvider>();
        var click = cut.Find("[data-testid=cancel-run]").ClickAsync(new());
        dialogs.WaitForElement(".confirm-text");
        Assert.Contains("Queued", cut.Find("[data-testid=run-state]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Keep in the queue", "Cancel run"], dialogs.FindAll(".mud-dialog-actions button").Select(button => button.TextContent.Trim()));
        await Confirm(dialogs);
        await click;
        cut.WaitForAssertion(() => Assert.Contains("Cancelled", cut.Find("[data-testid=run-state]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Head_QueuedRun_IsPausedAndResumed()
    {
        var cut = RenderRun(await Queue.EnqueueAsync(_fixture.NewRun(), Ct));
        cut.WaitForElement("[data-testid=pause-run]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=pause-run]").ClickAsync(new()));
        Assert.Contains("Paused", cut.Find("[data-testid=run-state]").TextContent, StringComparison.Ordinal);
        // A second click on the same place meets the same button, which does nothing now.
        Assert.Equal(["resume-run", "pause-run", "cancel-run", "clone-run"], Acts(cut));
        Assert.True(cut.Find("[data-testid=pause-run]").HasAttribute("disabled"));
        Assert.Contains("This run is paused", cut.Find("[data-testid=end-box]").TextContent, StringComparison.Ordinal);
        await cut.InvokeAsync(() => cut.Find("[data-testid=resume-run]").ClickAsync(new()));
        Assert.Contains("Queued", cut.Find("[data-testid=run-state]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_RunningRun_SaysThatItPauses()
    {
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        var cut = RenderRun(lease.RunId);
        cut.WaitForElement("[data-testid=pause-run]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=pause-run]").ClickAsync(new()));
        Assert.Contains("Pausing", cut.Find("[data-testid=run-state]").TextContent, StringComparison.Ordinal);
        Assert.True(cut.Find("[data-testid=pause-run]").HasAttribute("disabled"));
        Assert.Equal(["pause-run", "cancel-run", "clone-run"], Acts(cut));
    }

    [Fact]
    public async Task Head_CancelOfARunningRun_OffersToKeepTraining()
    {
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        var cut = RenderRun(lease.RunId);
        var dialogs = Render<MudDialogProvider>();
        var click = cut.WaitForElement("[data-testid=cancel-run]").ClickAsync(new());
        Assert.Contains("can be resumed later", dialogs.WaitForElement(".confirm-text").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Keep training", "Cancel run"], dialogs.FindAll(".mud-dialog-actions button").Select(button => button.TextContent.Trim()));
        await dialogs.FindAll(".mud-dialog-actions button")[0].ClickAsync(new());
        await click;
        Assert.False((await Runs.FindAsync(lease.RunId, Ct))!.Run.CancelRequested);
    }

    private static IEnumerable<string?> Acts(IRenderedComponent<RunPage> cut) =>
        cut.FindAll(".page-header-actions [data-testid]").Select(act => act.GetAttribute("data-testid"));

    private static async Task Confirm(IRenderedComponent<MudDialogProvider> dialogs) =>
        await dialogs.FindAll(".mud-dialog-actions button")[1].ClickAsync(new());

    private IRenderedComponent<RunPage> RenderRun(int id) => Render<RunPage>(parameters => parameters.Add(page => page.RunId, id));

    private async Task<int> StoppedAsync(RunState state, string? reason, int epochs)
    {
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun("mine"), Ct);
        for (var epoch = 1; epoch <= epochs; epoch++)
            await EpochRows.AddAsync(Database, lease.RunId, epoch);
        if (epochs > 0)
        {
            await EpochRows.AddCheckpointAsync(Database, lease.RunId, CheckpointKind.Best, 1);
            await EpochRows.AddCheckpointAsync(Database, lease.RunId, CheckpointKind.Resume, epochs);
        }

        await Queue.FinishAsync(lease, state, reason, Ct);
        return lease.RunId;
    }
}
