using System.Text.Json;
using Bunit;
using Fer.Web.Components.Charts;

namespace Fer.Tests.Web.Components;

public sealed class ApexChartTests : BunitContext
{
    private readonly BunitJSModuleInterop _chart;

    public ApexChartTests()
    {
        var module = JSInterop.SetupModule("./Components/Charts/ApexChart.razor.js");
        _chart = module.SetupModule("create", _ => true);
        _chart.SetupVoid("update", _ => true).SetVoidResult();
        _chart.SetupVoid("dispose").SetVoidResult();
    }

    [Fact]
    public void Render_Spec_DrawsOnce()
    {
        var cut = RenderChart(Curve(1.2, 0.9));
        cut.WaitForAssertion(() => JSInterop.VerifyInvoke("create"));
        Assert.Empty(_chart.Invocations["update"]);
        Assert.Equal("Loss fell", cut.Find("figure").GetAttribute("aria-label"));
    }

    [Fact]
    public void Render_MorePoints_UpdatesOnceAndKeepsTheDrawing()
    {
        var cut = RenderChart(Curve(1.2, 0.9));
        cut.Render(parameters => parameters.Add(chart => chart.Spec, Curve(1.2, 0.9, 0.7)));
        cut.WaitForAssertion(() => Assert.Single(_chart.Invocations["update"]));
        JSInterop.VerifyInvoke("create");
    }

    [Fact]
    public void Render_EqualSpec_LeavesTheDrawingAlone()
    {
        var cut = RenderChart(Curve(1.2, 0.9));
        cut.Render(parameters => parameters.Add(chart => chart.Spec, Curve(1.2, 0.9)));
        Assert.Empty(_chart.Invocations["update"]);
        JSInterop.VerifyInvoke("create");
    }

    [Fact]
    public async Task Table_PointsThatRestOnDifferentNumbersOfImages_HasTheirNumbers()
    {
        var spec = new LineChartSpec([new LineSeries("Accuracy", [new ChartPoint(0.5, 0.4, 12), new ChartPoint(0.9, 0.8, 1_200)], SeriesRole.Plain)])
        {
            Title = "Reliability",
            X = new ChartAxis("Confidence", NumberFormat.Percent1),
            Y = new ChartAxis("Accuracy", NumberFormat.Percent1),
        };
        var cut = RenderChart(spec);
        var series = ((JsonElement)JSInterop.VerifyInvoke("create").Arguments[1]!).GetProperty("data").GetProperty("series")[0];
        Assert.Equal([12, 1_200], series.GetProperty("counts").EnumerateArray().Select(count => count.GetInt32()));
        await cut.InvokeAsync(() => cut.Find("figcaption button").ClickAsync(new()));
        Assert.Equal(["Confidence", "Accuracy", "n"], cut.FindAll("thead th").Select(head => head.TextContent));
        Assert.Equal(["12", "1\u202f200"], cut.FindAll("tbody tr td:last-child").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public void Render_OtherShape_DrawsAnew()
    {
        var cut = RenderChart(Curve(1.2));
        cut.Render(parameters => parameters.Add(chart => chart.Spec, Curve(1.2) with { Y = new ChartAxis("Accuracy", NumberFormat.Percent1) }));
        cut.WaitForAssertion(() => JSInterop.VerifyInvoke("create", 2));
        Assert.Single(_chart.Invocations["dispose"]);
    }

    [Fact]
    public async Task Dispose_DrawnChart_DisposesItsScript()
    {
        var cut = RenderChart(Curve(1.2));
        await cut.Instance.DisposeAsync();
        await cut.Instance.DisposeAsync();
        Assert.Single(_chart.Invocations["dispose"]);
    }

    [Fact]
    public void Render_UndefinedValue_SendsNull()
    {
        RenderChart(Curve(1.2, double.NaN, double.PositiveInfinity));
        var sent = JSInterop.VerifyInvoke("create").Arguments[1]!.ToString()!;
        Assert.Contains("[[1,1.2],[2,null],[3,null]]", sent, StringComparison.Ordinal);
        Assert.Contains("\"colour\":\"--fer-validation\",\"dash\":6", sent, StringComparison.Ordinal);
    }

    [Fact]
    public void Toggle_Table_ShowsTheSameFigures()
    {
        var cut = RenderChart(Curve(1.2, 0.9));
        cut.Find("figcaption button").Click();
        Assert.Equal(["1", "2"], cut.FindAll("tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(["1.200", "0.900"], cut.FindAll("tbody td").Select(cell => cell.TextContent.Trim()));
    }

    [Fact]
    public async Task OnPointSelected_PlaceOutsideTheSpec_IsIgnored()
    {
        var chosen = new List<ChartSelection>();
        var cut = Render<ApexChart>(parameters => parameters
            .Add(chart => chart.Spec, Curve(1.2, 0.9))
            .Add(chart => chart.Label, "Loss fell")
            .Add(chart => chart.PointSelected, chosen.Add));
        await cut.Instance.OnPointSelectedAsync(0, 1);
        await cut.Instance.OnPointSelectedAsync(0, 2);
        await cut.Instance.OnPointSelectedAsync(-1, 0);
        Assert.Equal([new ChartSelection(0, 1)], chosen);
    }

    private static LineChartSpec Curve(params double[] losses) =>
        new([new LineSeries("Validation", [.. losses.Select((loss, index) => new ChartPoint(index + 1, loss))], SeriesRole.Validation)])
        {
            Title = "Loss by epoch",
            X = new ChartAxis("Epoch", NumberFormat.Whole),
            Y = new ChartAxis("Loss", NumberFormat.Fixed3),
        };

    private IRenderedComponent<ApexChart> RenderChart(ChartSpec spec) => Render<ApexChart>(parameters => parameters
        .Add(chart => chart.Spec, spec)
        .Add(chart => chart.Label, "Loss fell"));
}
