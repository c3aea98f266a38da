using Bunit;
using Fer.Tests.TestKit;
using Fer.Web.Features.Ratings;

namespace Fer.Tests.Web.Features.Ratings;

public sealed class RoundResultsPageTests : RatingPagesContext
{
    [Fact]
    public async Task Render_TwoRaters_ShowsKappaWithItsNumberOfImages()
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(Database, "faces", 0, 1, 0, 1);
        var round = await TestRound.MakeAsync(Database, datasetId);
        await TestRound.AnswerAsync(Database, round, "ada", ids, 0, 1, 0, 1);
        await TestRound.AnswerAsync(Database, round, "bob", ids, 0, 0, 1, null);

        var cut = RenderResults(round);

        // Bob against ada: 1 of 3 equal; expected 2/3 * 2/3 + 1/3 * 1/3 = 5/9. Its standard error is 0.306.
        Assert.Equal(["ada and bob", "33.3 %", "\u22120.50 (\u22121.00 to 0.10)", "3"], Cells(cut, "pairs"));
        var raters = Cells(cut, "raters");
        Assert.Equal(["ada", "4 of 4", "0", "0", "100.0 %", "1.00 (no interval)", "4"], raters.Take(7));
        Assert.Equal(["bob", "3 of 4"], raters.Skip(7).Take(2));
        Assert.Contains("n = 3 images with two answers or more", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_OneRaterOfOneClass_CannotSay()
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 3);
        var round = await TestRound.MakeAsync(Database, datasetId);
        await TestRound.AnswerAsync(Database, round, "ada", ids, 3, 3);

        var cut = RenderResults(round);

        Assert.Equal(["ada", "2 of 2", "0", "0", "100.0 %", "cannot say", "2"], Cells(cut, "raters"));
        Assert.Contains("A pair needs two raters", cut.Markup, StringComparison.Ordinal);
        Assert.All(cut.FindAll("[data-testid=class-agreement] tbody td:last-child"), cell => Assert.Equal("cannot say", cell.TextContent));
    }

    [Fact]
    public async Task Render_NobodyRated_OffersToStart()
    {
        var (datasetId, _) = await TinyDataset.AddAsync(Database, "faces", 3);
        var round = await TestRound.MakeAsync(Database, datasetId);

        var cut = Render<RoundResultsPage>(page => page.Add(p => p.RoundId, round));

        cut.WaitForAssertion(() => Assert.Contains("Nobody has rated yet", cut.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(cut.FindAll($"a[href='ratings/{round}?dataset={datasetId}']"));
    }

    private IRenderedComponent<RoundResultsPage> RenderResults(int round)
    {
        var cut = Render<RoundResultsPage>(page => page.Add(p => p.RoundId, round));
        cut.WaitForAssertion(() => cut.Find("[data-testid=raters]"));
        return cut;
    }

    private static List<string> Cells(IRenderedComponent<RoundResultsPage> cut, string table) =>
        [.. cut.FindAll($"[data-testid={table}] tbody :is(th, td)").Select(cell => cell.TextContent.Replace('\u202F', ' ').Trim())];
}
