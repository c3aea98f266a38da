using Bunit;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Fixing;
using Fer.Web.Features.Fixing;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Fer.Tests.Web.Features.Runs;

public sealed class FixPageTests : RunPagesContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Open_WithoutCompletedRun_SaysWhatIsMissing()
    {
        var dataset = await AddDatasetAsync();

        var cut = Open($"/quality/fix?dataset={dataset.DatasetId}");

        cut.WaitForAssertion(() => Assert.Contains("No completed run yet", cut.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Start_ThenLabelChanges_OffersTheCorrectedSplitAndTheRun()
    {
        var dataset = await AddDatasetAsync();
        var run = await Queue.EnqueueAsync(dataset.NewRun("first"), Ct);
        await Database.ReadAsync(db => db.Runs.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, RunState.Completed), Ct));
        var cut = Open($"/quality/fix?dataset={dataset.DatasetId}&run={run}");

        await cut.WaitForElement("[data-testid=fix-start]", Patience).ClickAsync();
        var split = cut.WaitForElement("[data-testid=fix-split]", Patience);
        Assert.True(split.HasAttribute("disabled"));
        await RelabelAsync(dataset.SampleIds[0]);
        cut = Open(Services.GetRequiredService<NavigationManager>().Uri);
        cut.WaitForAssertion(() => Assert.False(cut.Find("[data-testid=fix-split]").HasAttribute("disabled")), Patience);
        await cut.InvokeAsync(() => cut.Find("[data-testid=fix-split]").ClickAsync());
        await cut.WaitForElement("[data-testid=fix-run]", Patience).ClickAsync();

        cut.WaitForAssertion(() => Assert.Contains("first, corrected", cut.Markup, StringComparison.Ordinal), Patience);
        var corrected = await Database.ReadAsync(db => db.Splits.SingleAsync(row => row.BaseSplitId == dataset.SplitId, Ct));
        Assert.Equal(corrected.Id, await Database.ReadAsync(db => db.Runs.OrderBy(row => row.Id).Select(row => row.SplitId).LastAsync(Ct)));
        Assert.Equal(5, await Database.ReadAsync(db => db.SplitSamples
            .Where(row => row.SplitId == corrected.Id && row.SampleId == dataset.SampleIds[0] && row.Part == SplitPart.Train).Select(row => row.Label).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Open_UnknownLoop_SaysSoAndOffersAStart()
    {
        var dataset = await AddDatasetAsync();

        var cut = Open($"/quality/fix?dataset={dataset.DatasetId}&loop=77");

        cut.WaitForAssertion(() => Assert.Contains("There is no fix loop 77", cut.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Delete_AsksAndThenTakesTheLoopAway_TheRunStays()
    {
        var dataset = await AddDatasetAsync();
        var run = await Queue.EnqueueAsync(dataset.NewRun("first"), Ct);
        await Database.ReadAsync(db => db.Runs.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, RunState.Completed), Ct));
        var loop = await Services.GetRequiredService<FixLoops>().StartAsync(run, Ct);
        var dialogs = Render<MudDialogProvider>();
        var cut = Open($"/quality/fix?dataset={dataset.DatasetId}");

        var asking = cut.WaitForElement($"[data-testid=fix-delete-{loop}]", Patience).ClickAsync();
        dialogs.WaitForAssertion(() => dialogs.Find(".confirm-text"), Patience);
        Assert.Equal(1, await Database.ReadAsync(db => db.FixLoops.CountAsync(Ct)));
        await dialogs.FindAll("button").Single(button => button.TextContent.Contains("Delete loop", StringComparison.Ordinal)).ClickAsync();
        await asking;

        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll($"[data-testid=fix-delete-{loop}]")), Patience);
        Assert.Equal(0, await Database.ReadAsync(db => db.FixLoops.CountAsync(Ct)));
        Assert.Equal(1, await Database.ReadAsync(db => db.Runs.CountAsync(Ct)));
    }

    private IRenderedComponent<FixPage> Open(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<FixPage>();
    }

    private async Task RelabelAsync(long sample) => await Database.Labels.RelabelAsync(
        new(Guid.NewGuid(), sample, 5, 1, await Database.CuratorAsync("Ada"), null), Ct);
}
