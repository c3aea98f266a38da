using Bunit;
using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Features.Training;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Fer.Tests.Web.Features.Runs;

public sealed class TrainPageTests : RunPagesContext
{
    private SavedPresets Presets => Services.GetRequiredService<SavedPresets>();

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Render_NoDataset_SaysWhatIsMissing()
    {
        var cut = Render<TrainPage>();
        cut.WaitForAssertion(() => Assert.Contains("Nothing to train on yet", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_DatasetWithoutSplit_LinksToSplitsAndCannotQueue()
    {
        var (dataset, _) = await TinyDataset.AddAsync(Database, "bare", 0, 1);
        var cut = Render<TrainPage>();
        var hint = cut.WaitForElement("[data-testid=no-split]");
        Assert.Equal($"/splits?dataset={dataset}", hint.QuerySelector("a")!.GetAttribute("href"));
        Assert.True(cut.Find("[data-testid=queue-run]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Type_WrongEpochs_SaysWhatIsAllowedAndCannotQueue()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=epochs]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=epochs]").InputAsync(new() { Value = "none" }));
        Assert.Contains("between 1 and 1000", cut.Find("#epochs-error").TextContent, StringComparison.Ordinal);
        Assert.True(cut.Find("[data-testid=queue-run]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Type_OtherBatchSize_CanBeResetToThePreset()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=batch]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=batch]").InputAsync(new() { Value = "32" }));
        await cut.InvokeAsync(() => cut.Find(".reset").ClickAsync());
        Assert.Equal("64", cut.Find("[data-testid=batch]").GetAttribute("value"));
        Assert.Empty(cut.FindAll(".reset"));
    }

    [Fact]
    public async Task Choose_Preset_FillsItsSettingsAndTheAddress()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=preset-tutorial] input");
        await cut.InvokeAsync(() => cut.Find("[data-testid=preset-tutorial] input").ChangeAsync(new() { Value = "tutorial" }));
        Assert.Equal(("50", "0.0005"), (cut.Find("[data-testid=epochs]").GetAttribute("value"), cut.Find("[data-testid=rate]").GetAttribute("value")));
        Assert.Contains("preset=tutorial", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_ValidForm_QueuesTheRunAndShowsItInTheQueue()
    {
        var fixture = await AddDatasetAsync();
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=name]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=name]").InputAsync(new() { Value = "my run" }));
        await cut.InvokeAsync(() => cut.Find("[data-testid=epochs]").InputAsync(new() { Value = "3" }));
        await cut.InvokeAsync(() => cut.Find("form").SubmitAsync());

        var asked = Assert.Single(Desk.Asked);
        Assert.Equal((fixture.SplitId, "my run", 3, "fast"), (asked.SplitId, asked.Name, asked.Hyperparameters.Epochs, asked.Hyperparameters.Preset));
        Feed.QueueChanged();
        cut.WaitForAssertion(() => Assert.Contains("my run", cut.Find("[data-testid=queue]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Render_Clone_TakesEverySettingOfTheRun()
    {
        var fixture = await AddDatasetAsync();
        var id = await Queue.EnqueueAsync(fixture.NewRun("first", settings => settings with { Seed = 77, BatchSize = 8, LabelSmoothing = 0.3 }), Ct);
        Navigation.NavigateTo($"/train?clone={id}");
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=seed]");
        await cut.InvokeAsync(() => cut.Find("form").SubmitAsync());
        Assert.Equal(fixture.NewRun(change: settings => settings with { Seed = 77, BatchSize = 8, LabelSmoothing = 0.3 }).Hyperparameters, Desk.Asked.Single().Hyperparameters);
    }

    [Fact]
    public async Task Type_SettingInAFoldedSection_IsMarkedCountedAndReset()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=mixup]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=mixup]").InputAsync(new() { Value = "0.2" }));
        Assert.Equal("1 changed", cut.Find("[data-testid=section-images] [data-testid=changed]").TextContent);

        await cut.InvokeAsync(() => cut.Find("[data-testid=reset-mixup]").ClickAsync());

        Assert.Equal("0", cut.Find("[data-testid=mixup]").GetAttribute("value"));
        Assert.Empty(cut.FindAll("[data-testid=changed]"));
    }

    [Fact]
    public async Task Type_WrongValueInAFoldedSection_IsNamedBesideTheButton()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=weight-decay]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=weight-decay]").InputAsync(new() { Value = "much" }));
        Assert.Contains("'much' is no number", cut.Find("#weight-decay-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("1 to correct", cut.Find("[data-testid=section-optimiser] [data-testid=wrong]").TextContent);
        Assert.Equal("To correct: Weight decay", cut.Find("[data-testid=blocked]").TextContent);
        Assert.True(cut.Find("[data-testid=queue-run]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Choose_Optimiser_HidesWhatDoesNotApply()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=optimizer]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=optimizer]").ChangeAsync(new() { Value = nameof(OptimizerKind.AdamW) }));
        Assert.Empty(cut.FindAll("[data-testid=momentum]"));
        Assert.Empty(cut.FindAll("[data-testid=decay-factor]"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=schedule-kind]").ChangeAsync(new() { Value = nameof(LearningRateScheduleKind.Step) }));
        Assert.NotEmpty(cut.FindAll("[data-testid=decay-factor]"));
    }

    [Fact]
    public async Task Schedule_IsDrawnWithItsTable()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=epochs]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=epochs]").InputAsync(new() { Value = "6" }));
        Assert.NotEmpty(cut.Find("[data-testid=schedule-chart] polyline").GetAttribute("points")!);
        await cut.InvokeAsync(() => cut.Find("[data-testid=schedule-table-button]").ClickAsync());
        Assert.Equal(6, cut.FindAll("[data-testid=schedule-table] tbody tr").Count);

        await cut.InvokeAsync(() => cut.Find("[data-testid=rate]").InputAsync(new() { Value = "" }));

        Assert.Empty(cut.FindAll("[data-testid=schedule-chart]"));
    }

    [Fact]
    public async Task Type_OwnNetwork_ShowsItsLayersAndThenItsError()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        Assert.Equal(NetworkNotation.Format(PresetCatalog.Fast.Architecture), cut.WaitForElement("[data-testid=network-text]").GetAttribute("value"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=network-text]").InputAsync(new() { Value = "u2 c8k3s1 gap out" }));
        Assert.Equal(["u2", "c8k3s1", "gap", "out"], cut.FindAll("[data-testid=network-layers] tbody th").Select(cell => cell.TextContent));
        Assert.Contains("8 × 24 × 24", cut.Find("[data-testid=network-layers]").TextContent, StringComparison.Ordinal);

        await cut.InvokeAsync(() => cut.Find("[data-testid=network-text]").InputAsync(new() { Value = "u2 cows gap out" }));

        Assert.Contains("4", cut.Find("#network-text-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("cows", cut.Find("#network-text-error").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[data-testid=network-layers]"));
        Assert.True(cut.Find("[data-testid=queue-run]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Render_SavedPresetInTheAddress_FillsTheForm()
    {
        await AddDatasetAsync();
        await Presets.SaveAsync("mine", PresetCatalog.Tutorial.Defaults with { Epochs = 8, Patience = 3 }, Ct);
        var id = (await Presets.ListAsync(Ct)).Single().Id;
        Navigation.NavigateTo($"/train?saved={id}");
        var cut = Render<TrainPage>();
        Assert.Equal(("8", "3"), (cut.WaitForElement("[data-testid=epochs]").GetAttribute("value"), cut.Find("[data-testid=patience]").GetAttribute("value")));
        cut.WaitForAssertion(() => Assert.Equal($"{id}", cut.Find("[data-testid=saved]").GetAttribute("value")));
        Assert.Empty(cut.FindAll(".reset"));
    }

    [Fact]
    public async Task Save_PresentSettings_AreChosenAndOverwrittenAndDeletedOnlyAfterAsking()
    {
        await AddDatasetAsync();
        var dialogs = Render<MudDialogProvider>();
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=epochs]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=epochs]").InputAsync(new() { Value = "5" }));
        await cut.InvokeAsync(() => cut.Find("[data-testid=saved-new]").ClickAsync());
        await cut.InvokeAsync(() => cut.Find("[data-testid=saved-name]").InputAsync(new() { Value = " short " }));
        await cut.InvokeAsync(() => cut.Find("[data-testid=saved-save]").ClickAsync());
        cut.WaitForAssertion(() => Assert.Contains("saved=", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(("short", 5), (await Presets.ListAsync(Ct)).Select(row => (row.Name, row.Settings.Epochs)).Single());
        Assert.Empty(cut.FindAll(".reset"));

        await cut.InvokeAsync(() => cut.Find("[data-testid=epochs]").InputAsync(new() { Value = "6" }));
        var overwriting = cut.Find("[data-testid=saved-overwrite]").ClickAsync();
        await AnswerAsync(dialogs, "Overwrite preset");
        await overwriting;
        Assert.Equal(6, (await Presets.ListAsync(Ct)).Single().Settings.Epochs);

        var keeping = cut.Find("[data-testid=saved-delete]").ClickAsync();
        await AnswerAsync(dialogs, "Cancel");
        await keeping;
        Assert.Single(await Presets.ListAsync(Ct));

        var deleting = cut.Find("[data-testid=saved-delete]").ClickAsync();
        await AnswerAsync(dialogs, "Delete preset");
        await deleting;
        Assert.Empty(await Presets.ListAsync(Ct));
        Assert.Equal("6", cut.Find("[data-testid=epochs]").GetAttribute("value"));
    }

    [Fact]
    public async Task Study_IsQueuedAsAsked()
    {
        var fixture = await AddDatasetAsync();
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=open-study]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=open-study]").ClickAsync());
        Assert.Equal("Queue 1 run", cut.Find("[data-testid=queue-study]").TextContent.Trim());
        await cut.InvokeAsync(() => cut.Find("[data-testid=study-Seeds]").ChangeAsync(new() { Value = "on" }));
        await cut.InvokeAsync(() => cut.Find("[data-testid=study-seeds]").InputAsync(new() { Value = "3" }));
        Assert.Equal("Queue 3 runs", cut.Find("[data-testid=queue-study]").TextContent.Trim());
        await cut.InvokeAsync(() => cut.Find("[data-testid=queue-study]").ClickAsync());

        var asked = Assert.Single(Desk.Studies);
        Assert.Equal((RunGroupKind.Seeds, fixture.SplitId), (asked.Kind, asked.Base.SplitId));
        Assert.Equal([1L, 2L, 3L], asked.Seeds);
        Assert.Empty(Desk.Asked);
        Assert.Equal([1L, 2L, 3L], (await Database.ReadAsync(db => db.Runs.OrderBy(run => run.Id).ToListAsync(Ct))).Select(run => run.Hyperparameters.Seed));
        Assert.EndsWith("/runs/groups/1", cut.Find("[data-testid=study-done] a").GetAttribute("href")!.Split('?')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Study_TooLarge_SaysSoAndCannotBeQueued()
    {
        await AddDatasetAsync();
        var cut = Render<TrainPage>();
        cut.WaitForElement("[data-testid=open-study]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=open-study]").ClickAsync());
        await cut.InvokeAsync(() => cut.Find("[data-testid=study-Seeds]").ChangeAsync(new() { Value = "on" }));
        await cut.InvokeAsync(() => cut.Find("[data-testid=study-seeds]").InputAsync(new() { Value = "101" }));
        Assert.Contains("between 2 and 100", cut.Find("[data-testid=study-total]").TextContent, StringComparison.Ordinal);
        Assert.True(cut.Find("[data-testid=queue-study]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Queue_PriorityPauseAndResume_AreAskedOfTheDesk()
    {
        var fixture = await AddDatasetAsync();
        var waiting = await Queue.EnqueueAsync(fixture.NewRun("waiting"), Ct);
        var aside = await Queue.EnqueueAsync(fixture.NewRun("aside"), Ct);
        await using (var db = await Database.Contexts.CreateDbContextAsync(Ct))
            await db.Runs.Where(run => run.Id == aside).ExecuteUpdateAsync(set => set.SetProperty(run => run.State, RunState.Paused), Ct);
        var cut = Render<TrainPage>();

        cut.WaitForElement($"[data-testid=up-{waiting}]");
        await cut.InvokeAsync(() => cut.Find($"[data-testid=up-{waiting}]").ClickAsync());
        Assert.Equal(1, await PriorityAsync(waiting));
        await cut.InvokeAsync(() => cut.Find($"[data-testid=down-{waiting}]").ClickAsync());
        await cut.InvokeAsync(() => cut.Find($"[data-testid=down-{waiting}]").ClickAsync());
        Assert.Equal(-1, await PriorityAsync(waiting));
        await cut.InvokeAsync(() => cut.Find($"[data-testid=pause-{waiting}]").ClickAsync());
        await cut.InvokeAsync(() => cut.Find($"[data-testid=paused] [data-testid=resume-{aside}]").ClickAsync());

        Assert.Equal((RunState.Paused, RunState.Queued), (await StateAsync(waiting), await StateAsync(aside)));
    }

    private Task<int> PriorityAsync(int runId) => Database.ReadAsync(db => db.Runs.Where(run => run.Id == runId).Select(run => run.Priority).SingleAsync(Ct));

    private Task<RunState> StateAsync(int runId) => Database.ReadAsync(db => db.Runs.Where(run => run.Id == runId).Select(run => run.State).SingleAsync(Ct));

    private static async Task AnswerAsync(IRenderedComponent<MudDialogProvider> dialogs, string button)
    {
        dialogs.WaitForAssertion(() => Assert.Contains(dialogs.FindAll("button"), element => element.TextContent.Trim() == button));
        await dialogs.FindAll("button").Single(element => element.TextContent.Trim() == button).ClickAsync();
    }
}
