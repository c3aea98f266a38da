using Bunit;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Tests.Engine.Evaluations;
using Fer.Tests.Web.Features.Runs;
using Fer.Web.Features.Evaluation;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features;

public sealed class EvaluationPageTests : RunPagesContext
{
    private ScoredDataset _data = null!; // set before each test

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _data = await ScoredDataset.AddAsync(Database, Ct);
    }

    [Fact]
    public async Task Render_ScoredRun_ShowsFiguresAndCellsThatOpenTheirImages()
    {
        var expected = (await new EvaluationQueries(_data.Database.Contexts).FindAsync(_data.RunId, SplitPart.Validation, Ct))!.Matrix;
        var cut = RenderPage("");

        cut.WaitForElement("[data-testid=figures]", Patience);
        var cell = cut.Find("[data-testid=matrix-0-1] a");
        Assert.Equal($"{expected[0, 1]}", cell.QuerySelector(".n")!.TextContent);
        Assert.EndsWith($"run={_data.RunId}&predicted=1&scored=0&on=validation", cell.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains($"n = {expected.Total} images in ", cut.Find("[data-testid=figures] caption").TextContent, StringComparison.Ordinal);
        Assert.Equal(7, cut.FindAll("[data-testid=class-intervals] tbody tr").Count);
        var predicted = cut.Find("[data-testid=predicted-1]");
        Assert.Equal($"{expected.Classes[1].Predicted}", predicted.TextContent);
        Assert.EndsWith($"run={_data.RunId}&predicted=1&on=validation", predicted.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("these same ones", cut.Find("[data-testid=calibration-sentence]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choose_CellsOfColumns_ArePutIntoTheAddress()
    {
        var cut = RenderPage("");
        cut.WaitForElement("[data-testid=matrix-view]", Patience);
        await cut.InvokeAsync(() => cut.Find("[data-testid=matrix-view]").ChangeAsync(new() { Value = "Columns" }));

        cut.WaitForAssertion(() => Assert.EndsWith("?cells=Columns", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        cut.WaitForAssertion(() => Assert.Contains("share of the column", cut.Find("[data-testid=matrix] caption").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Choose_ClassOfTheCurves_IsPutIntoTheAddressAndDrawn()
    {
        var cut = RenderPage("");
        cut.WaitForElement("[data-testid=curve-2]", Patience);
        await cut.InvokeAsync(() => cut.Find("[data-testid=curve-2]").ClickAsync(new()));

        cut.WaitForAssertion(() => Assert.EndsWith("?class=2", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal), Patience);
        cut.WaitForAssertion(() => Assert.Equal("true", cut.Find("[data-testid=curve-2]").GetAttribute("aria-pressed")), Patience);
        Assert.Contains("Precision against recall of Fear", cut.Find("[data-testid=thresholds]").InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TestPart_IsCalibratedByValidation()
    {
        var cut = RenderPage("?part=test");

        var sentence = cut.WaitForElement("[data-testid=calibration-sentence]", Patience).TextContent;
        Assert.DoesNotContain("these same ones", sentence, StringComparison.Ordinal);
        Assert.Contains("looked at 1 time by 1 run", cut.Find("[data-testid=looks]").TextContent, StringComparison.Ordinal);
        Assert.Contains("on=test", cut.Find("[data-testid=browse-all]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_RunWithoutScore_SaysWhatToDo()
    {
        var cut = Render<EvaluationPage>(parameters => parameters.Add(page => page.RunId, 999));

        cut.WaitForAssertion(() => Assert.Contains("has no score on validation yet", cut.Markup, StringComparison.Ordinal), Patience);
    }

    private static TimeSpan Patience => TimeSpan.FromSeconds(30);

    private IRenderedComponent<EvaluationPage> RenderPage(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/runs/{_data.RunId}/evaluation{query}");
        return Render<EvaluationPage>(parameters => parameters.Add(page => page.RunId, _data.RunId));
    }
}
