using Bunit;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Evaluations;
using Fer.Tests.Engine.Runs;
using Fer.Web.Features.Compare;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>Sets of validation images and parallel coordinates on the page that compares runs.</summary>
public sealed class ComparedSettingsTests : RunPagesContext
{
    private static readonly int[] Good = [0, 1, 2, 3, 4, 5, 6];
    private static readonly int[] Poor = [0, 1, 2, 0, 0, 0, 0];

    private RunFixture _fixture = null!; // set before each test

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _fixture = await AddDatasetAsync();
    }

    [Fact]
    public async Task Render_RunsOfTwoSplits_RanksEachSplitByItselfAndSaysWhy()
    {
        var other = _fixture with { SplitId = await RunFixture.AddSplitAsync(Database, _fixture.DatasetId, _fixture.SampleIds, Ct, "other") };
        int[] ids = [await ScoredRuns.AddAsync(_fixture, Poor), await ScoredRuns.AddAsync(other, Good), await ScoredRuns.AddAsync(_fixture, Good)];
        var cut = RenderPage($"runs={string.Join(',', ids)}");

        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("[data-testid=ranking]").Count));
        Assert.Contains("2 different sets of images", cut.Find("[data-testid=sets]").TextContent, StringComparison.Ordinal);
        var tables = cut.FindAll("[data-testid=ranking-table]");
        Assert.Equal([$"rank-{ids[2]}", $"rank-{ids[0]}"], tables[0].QuerySelectorAll("tbody tr").Select(row => row.GetAttribute("data-testid")));
        Assert.Equal([$"rank-{ids[1]}"], tables[1].QuerySelectorAll("tbody tr").Select(row => row.GetAttribute("data-testid")));
        Assert.Contains("tiny / other", cut.FindAll("[data-testid=ranking]")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_OneSplit_SaysNothingOfSetsAndHasEachFigureOnce()
    {
        await ScoredRuns.AddAsync(_fixture, Poor);
        await ScoredRuns.AddAsync(_fixture, Good);
        var cut = RenderPage("runs=1,2");
        cut.WaitForElement("[data-testid=ranking-table]");
        Assert.Empty(cut.FindAll("[data-testid=sets]"));
        Assert.DoesNotContain("accuracy", cut.Find("[data-testid=comparison]").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("same settings", cut.Find("[data-testid=parallel-section]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/compare/report.html?runs=1,2&part=validation", cut.Find("[data-testid=report]").GetAttribute("href"));
    }

    [Fact]
    public async Task Choose_AValue_FiltersTheTableAndLivesInTheAddress()
    {
        int[] ids =
        [
            await ScoredRuns.AddAsync(_fixture, Poor, change: settings => settings with { BatchSize = 128 }),
            await ScoredRuns.AddAsync(_fixture, Good, change: settings => settings with { BatchSize = 32 }),
            await ScoredRuns.AddAsync(_fixture, Poor, change: settings => settings with { BatchSize = 32, Mixup = 0.2 }),
        ];
        await Queue.EnqueueAsync(_fixture.NewRun("without an epoch", settings => settings with { Optimizer = OptimizerKind.AdamW }), Ct);
        var cut = RenderPage($"runs={string.Join(',', ids)},4");
        cut.WaitForElement("[data-testid=parallel]");
        // An axis whose values differ only in a run without a result is no axis.
        Assert.Equal(["Batch size", "Mixup"], cut.FindAll("[data-testid=parallel-section] .axis-name").Select(name => name.TextContent));
        Assert.Equal(["32", "128", "Off", "0.2"], cut.FindAll("[data-testid=parallel-section] .filters button").Select(value => value.TextContent));
        Assert.Equal(3, cut.FindAll("[data-testid=parallel-table] tbody tr").Count);

        await cut.InvokeAsync(() => cut.Find("[data-testid=value-0-0]").ClickAsync(new()));
        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("[data-testid=parallel-table] tbody tr").Count));
        Assert.Contains("only=", Navigation.Uri, StringComparison.Ordinal);
        await cut.InvokeAsync(() => cut.Find("[data-testid=value-1-0]").ClickAsync(new()));
        cut.WaitForAssertion(() => Assert.Contains($"#{ids[1]}", Assert.Single(cut.FindAll("[data-testid=parallel-table] tbody tr")).TextContent, StringComparison.Ordinal));
        await cut.InvokeAsync(() => cut.Find("[data-testid=all-lines]").ClickAsync(new()));
        cut.WaitForAssertion(() => Assert.Equal(3, cut.FindAll("[data-testid=parallel-table] tbody tr").Count));
    }

    [Fact]
    public async Task Chooser_ArchivedRun_IsNotOfferedButComparedWhereTheAddressNamesIt()
    {
        var id = await ScoredRuns.AddAsync(_fixture, Good);
        await ScoredRuns.AddAsync(_fixture, Poor);
        foreach (var run in new[] { 1, 2 })
            await EpochRows.AddAsync(Database, run, 1);
        await using (var db = await Database.Contexts.CreateDbContextAsync(Ct))
        {
            (await db.Runs.SingleAsync(run => run.Id == id, Ct)).State = RunState.Completed;
            await db.SaveChangesAsync(Ct);
        }

        await Services.GetRequiredService<RunMarks>().ArchiveAsync([id], Ct);
        var cut = RenderPage("");
        cut.WaitForElement("[data-testid=add-run] option[value='2']");
        Assert.Empty(cut.FindAll($"[data-testid=add-run] option[value='{id}']"));
        Navigation.NavigateTo($"/compare?runs={id},2");
        cut.WaitForElement($"[data-testid=rank-{id}]");
    }

    private IRenderedComponent<ComparePage> RenderPage(string query)
    {
        Navigation.NavigateTo($"/compare?{query}");
        return Render<ComparePage>();
    }
}
