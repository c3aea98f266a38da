using Bunit;
using Fer.Engine.Evaluations;
using Fer.Tests.Engine.Evaluations;
using Fer.Tests.Engine.Runs;
using Fer.Web.Features.Compare;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features.Runs;

public sealed class ComparedScoresTests : RunPagesContext
{
    private static readonly int[] Good = [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 0];
    private static readonly int[] Poor = [0, 1, 2, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 6];

    private RunFixture _fixture = null!; // set before each test

    private static TimeSpan Patience => TimeSpan.FromSeconds(30);

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _fixture = await AddDatasetAsync();
    }

    [Fact]
    public async Task Render_TwoScoredRuns_ShowsVerdictGalleryAndAgreement()
    {
        var (poor, good) = await TwoAsync();
        var cut = RenderPage($"runs={poor},{good}");

        cut.WaitForAssertion(() => Assert.Contains($"Run {good} is better than run {poor} by", cut.Find("[data-testid=pairs]").TextContent, StringComparison.Ordinal), Patience);
        var gallery = cut.WaitForElement($"[data-testid=only-{good}]", Patience);
        Assert.Contains($"Only run {good} is right: 10 images", cut.Find("[data-testid=flips]").TextContent, StringComparison.Ordinal);
        Assert.Equal(10, gallery.QuerySelectorAll("img").Length);
        Assert.Matches($"run={poor}&.*on=validation.*image=", gallery.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(7, cut.FindAll("[data-testid=answers] tbody tr").Count);
        Assert.Contains($"make the same mistake on 0", cut.Find("[data-testid=agreement-sentence]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_ThreeScoredRuns_ShowsHowOftenEachPairAgreesWithItsImages()
    {
        var (poor, good) = await TwoAsync();
        var third = await ScoredRuns.AddAsync(_fixture, Good);
        var cut = RenderPage($"runs={poor},{good},{third}");

        var rows = cut.WaitForElements("[data-testid=agreement-table] tbody tr", Patience).Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList()).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Equal(
            [$"#{good} and #{third}", "14", "100.0\u202F%", "1.00", "0", "0", "1.000", "1.000"], Assert.Single(rows, row => row[0] == $"#{good} and #{third}"));
    }

    [Fact]
    public async Task Render_Ranking_PutsTheBestOnValidationFirstWithIntervals()
    {
        var (poor, good) = await TwoAsync();
        var cut = RenderPage($"runs={poor},{good}");

        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("[data-testid=ranking-table] tbody tr").Count), Patience);
        Assert.Equal($"rank-{good}", cut.Find("[data-testid=ranking-table] tbody tr").GetAttribute("data-testid"));
        cut.WaitForAssertion(() => Assert.Contains("±", cut.Find($"[data-testid=rank-{poor}]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(cut.FindAll("[data-testid=fold-seeds]"));
    }

    [Fact]
    public async Task Render_RunsOfOneRecipe_FoldIntoARowWithMeanAndInterval()
    {
        await TwoAsync(sameSettings: true);
        var cut = RenderPage("runs=1,2");
        await cut.InvokeAsync(() => cut.WaitForElement("[data-testid=fold-seeds]", Patience).ChangeAsync(new() { Value = true }));

        cut.WaitForAssertion(() => Assert.Single(cut.FindAll("[data-testid=ranking-table] tbody tr")), Patience);
        Assert.EndsWith("seeds=fold", Navigation.Uri, StringComparison.Ordinal);
        Assert.Contains("2 seeds: #1, #2", cut.Find("[data-testid=rank-1]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_RunThatWasLookedAt_CarriesABadgeAndSoDoesOneMadeLater()
    {
        var (poor, _) = await TwoAsync();
        await new TestLedger(Database.Contexts, TimeProvider.System).RecordAsync(poor, "me", "curious", Ct);
        var later = await ScoredRuns.AddAsync(_fixture, Good);
        var cut = RenderPage($"runs={poor},2,{later}");

        cut.WaitForAssertion(() => Assert.Contains("looked at 1 time", cut.Find($"[data-testid=looked-{poor}]").GetAttribute("title"), StringComparison.Ordinal), Patience);
        Assert.Contains("made after 1 look", cut.Find($"[data-testid=looked-{later}]").GetAttribute("title"), StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[data-testid=looked-2]"));
    }

    [Fact]
    public async Task Choose_ReferencePairAndAxis_AreKeptInTheAddress()
    {
        var (poor, good) = await TwoAsync();
        var third = await ScoredRuns.AddAsync(_fixture, Good);
        await EpochRows.AddAsync(Database, poor, 1);
        var cut = RenderPage($"runs={poor},{good},{third}");
        cut.WaitForAssertion(() => Assert.Equal(3, cut.FindAll("[data-testid=pairs] li").Count), Patience);
        Assert.Empty(cut.FindAll("[data-testid=flips]"));

        await cut.InvokeAsync(() => cut.Find("[data-testid=reference]").ChangeAsync(new() { Value = $"{good}" }));
        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("[data-testid=pairs] li").Count), Patience);
        await cut.InvokeAsync(() => cut.Find("[data-testid=curve-axis]").ChangeAsync(new() { Value = "time" }));
        cut.WaitForAssertion(() => Assert.Contains("x=time", Navigation.Uri, StringComparison.Ordinal));
        Assert.Contains("Loss by training time", cut.Find("[data-testid=curves]").InnerHtml, StringComparison.Ordinal);
        Navigation.NavigateTo(new Uri(new Uri(Navigation.BaseUri), cut.Find($"[data-testid=flips-{good}-{poor}]").GetAttribute("href")!).ToString());
        cut.WaitForElement($"[data-testid=only-{good}]", Patience);
        Assert.Contains($"reference={good}", Navigation.Uri, StringComparison.Ordinal);
    }

    private async Task<(int Poor, int Good)> TwoAsync(bool sameSettings = false)
    {
        var poor = await ScoredRuns.AddAsync(_fixture, Poor, change: settings => settings with { Seed = 1 });
        return (poor, await ScoredRuns.AddAsync(_fixture, Good, change: settings => settings with { Seed = 2, BatchSize = sameSettings ? settings.BatchSize : 8 }));
    }

    private IRenderedComponent<ComparePage> RenderPage(string query)
    {
        Navigation.NavigateTo($"/compare?{query}");
        return Render<ComparePage>();
    }
}
