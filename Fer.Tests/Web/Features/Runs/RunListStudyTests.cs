using Bunit;
using Fer.Data.Runs;
using Fer.Tests.Engine.Runs;
using Fer.Web.Features.Runs;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>Studies and deletion in the list of runs.</summary>
public sealed class RunListStudyTests : RunPagesContext
{
    private RunFixture _fixture = null!; // set before each test

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _fixture = await AddDatasetAsync();
    }

    [Fact]
    public async Task Study_OfSeeds_IsOneLineWithMeanAndInterval()
    {
        var (group, runs) = await SeedsAsync(0.50, 0.54, null);
        var cut = Render<RunListPage>();
        var line = cut.WaitForElement($"[data-testid=group-{group}]").TextContent;
        Assert.Contains("Seed study", line, StringComparison.Ordinal);
        Assert.Contains("2 of 3 done", line, StringComparison.Ordinal);
        // Deviation 2.83 points, t(1) = 12.71, over the root of 2: 25.4.
        Assert.Contains("52.0", line, StringComparison.Ordinal);
        Assert.Contains("± 25.4, n = 2 seeds", line, StringComparison.Ordinal);
        Assert.All(runs, run => Assert.Empty(cut.FindAll($"[data-testid=run-{run}]")));
    }

    [Fact]
    public async Task Fold_Study_ShowsItsRunsAndLivesInTheAddress()
    {
        var (group, runs) = await SeedsAsync(0.5, 0.54);
        Navigation.NavigateTo("/runs");
        var cut = Render<RunListPage>();
        cut.WaitForElement($"[data-testid=fold-{group}]");
        await cut.InvokeAsync(() => cut.Find($"[data-testid=fold-{group}]").ClickAsync(new()));
        Assert.EndsWith($"/runs?open={group}", Navigation.Uri, StringComparison.Ordinal);
        cut.WaitForAssertion(() => Assert.All(runs, run => Assert.Single(cut.FindAll($"[data-testid=run-{run}]"))));
        Assert.Equal("true", cut.Find($"[data-testid=fold-{group}]").GetAttribute("aria-expanded"));
    }

    [Fact]
    public async Task Sort_ByAccuracy_PutsStudiesAndRunsIntoOneOrder()
    {
        var (group, _) = await SeedsAsync(0.50, 0.54);
        var good = await CompletedAsync(0.75);
        var poor = await CompletedAsync(0.25);
        Navigation.NavigateTo("/runs?sort=Accuracy");
        var cut = Render<RunListPage>();
        cut.WaitForElement($"[data-testid=group-{group}]");
        Assert.Equal([$"run-{good}", $"group-{group}", $"run-{poor}"], cut.FindAll("tbody tr").Select(row => row.GetAttribute("data-testid")));
    }

    [Fact]
    public async Task Filter_ByState_KeepsStudiesThatHoldSuchARun()
    {
        var (group, runs) = await SeedsAsync(0.5, null);
        await CompletedAsync(0.6);
        Navigation.NavigateTo($"/runs?state=Queued&open={group}");
        var cut = Render<RunListPage>();
        cut.WaitForElement($"[data-testid=run-{runs[1]}]");
        Assert.Equal([$"group-{group}", $"run-{runs[1]}"], cut.FindAll("tbody tr").Select(row => row.GetAttribute("data-testid")));
        Assert.Contains("1 run", cut.Find(".count").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_ChosenStudy_AsksAndLeavesRunsThatWait()
    {
        var (group, runs) = await SeedsAsync(0.5, null);
        var cut = Render<RunListPage>();
        Assert.True(cut.WaitForElement("[data-testid=delete]").HasAttribute("disabled"));
        cut.WaitForElement($"[data-testid=choose-group-{group}]");
        await cut.InvokeAsync(() => cut.Find($"[data-testid=choose-group-{group}]").ChangeAsync(new() { Value = true }));
        var dialogs = Render<MudDialogProvider>();
        var click = cut.Find("[data-testid=delete]").ClickAsync(new());
        Assert.Contains("1 run that has not ended is left alone", dialogs.WaitForElement(".confirm-text").TextContent, StringComparison.Ordinal);
        await dialogs.FindAll(".mud-dialog-actions button")[1].ClickAsync(new());
        await click;
        await using var db = await Database.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal([runs[1]], await db.Runs.Select(run => run.Id).ToListAsync(Ct));
    }

    [Fact]
    public async Task Delete_StudyUnderAFilter_LeavesWhatTheFilterHides()
    {
        var (group, runs) = await SeedsAsync(0.5, 0.54);
        await using (var before = await Database.Contexts.CreateDbContextAsync(Ct))
            await before.Runs.Where(run => run.Id == runs[1]).ExecuteUpdateAsync(set => set.SetProperty(run => run.State, RunState.Cancelled), Ct);
        Navigation.NavigateTo("/runs?state=Cancelled");
        var cut = Render<RunListPage>();
        cut.WaitForElement($"[data-testid=choose-group-{group}]");
        await cut.InvokeAsync(() => cut.Find($"[data-testid=choose-group-{group}]").ChangeAsync(new() { Value = true }));
        Assert.Equal("Delete 1 run", cut.Find("[data-testid=delete]").TextContent.Trim());
        var dialogs = Render<MudDialogProvider>();
        var click = cut.Find("[data-testid=delete]").ClickAsync(new());
        Assert.Contains("seed 1", dialogs.WaitForElement(".confirm-text").TextContent, StringComparison.Ordinal);
        await dialogs.FindAll(".mud-dialog-actions button")[1].ClickAsync(new());
        await click;
        await using var db = await Database.Contexts.CreateDbContextAsync(Ct);
        Assert.Equal([runs[0]], await db.Runs.Select(run => run.Id).ToListAsync(Ct));
    }

    [Fact]
    public async Task State_Paused_CanBeFilteredFor()
    {
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        await Queue.FinishAsync(lease, RunState.Paused, "Put aside.", Ct);
        Navigation.NavigateTo("/runs?state=Paused");
        var cut = Render<RunListPage>();
        Assert.Contains("Paused", cut.WaitForElement($"[data-testid=run-{lease.RunId}]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_RunsOfOneDataset_NamesNoDataset()
    {
        await CompletedAsync(0.5);
        var cut = Render<RunListPage>();
        cut.WaitForElement("tbody tr");
        Assert.Contains("Split", cut.FindAll("thead th").Select(head => head.TextContent.Trim()));
        Assert.DoesNotContain("tiny /", cut.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    private Task<(int GroupId, IReadOnlyList<int> RunIds)> SeedsAsync(params double?[] accuracies) => StudyRows.AddAsync(
        Database, Queue, RunGroupKind.Seeds, index => _fixture.NewRun($"seed {index}", settings => settings with { Seed = index }), accuracies);

    private async Task<int> CompletedAsync(double accuracy)
    {
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        await EpochRows.AddAsync(Database, lease.RunId, 1, validation: accuracy);
        await Queue.FinishAsync(lease, RunState.Completed, null, Ct);
        return lease.RunId;
    }
}
