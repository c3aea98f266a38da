using Bunit;
using Fer.Web.Components.Charts;

namespace Fer.Tests.Web.Components;

public sealed class ParallelSpecTests : BunitContext
{
    private static readonly ParallelSpec Spec = new(
        [new("Batch size", ["32", "128"]), new("Learning rate", ["0.01", "0.05", "0.1"])], "Accuracy",
        [new(1, "one", [0, 0], 0.4), new(2, "two", [0, 2], 0.6), new(3, "three", [1, 1], 0.5)]);

    [Fact]
    public void Keeps_ValuesOfOneAxis_AreAlternativesAndThoseOfTwoAreJoined()
    {
        Assert.Equal([1, 2, 3], Kept());
        Assert.Equal([1, 2], Kept((0, 0)));
        Assert.Equal([1, 2, 3], Kept((0, 0), (0, 1)));
        Assert.Equal([2], Kept((0, 0), (1, 2), (1, 1)));
        Assert.Empty(Kept((0, 1), (1, 0)));
    }

    [Fact]
    public async Task Render_Chart_DrawsALineARunFromValueToResult()
    {
        List<(int, int)> toggled = [];
        var cut = Render<ParallelChart>(parameters => parameters
            .Add(chart => chart.Spec, Spec).Add(chart => chart.Label, "what it shows")
            .Add(chart => chart.Chosen, new HashSet<(int, int)> { (0, 1) }).Add(chart => chart.Toggle, place => toggled.Add(place)));

        var lines = cut.FindAll("polyline");
        Assert.Equal([true, true, false], lines.Select(line => line.ClassList.Contains("faded")));
        // The first axis, the second and the one of the result; the highest result stands at the top, the only line kept is drawn last.
        Assert.Equal("140,52 290,162 440,162", lines[2].GetAttribute("points"));
        Assert.Equal(["140,272 290,272 440,272", "140,272 290,52 440,52"], lines.Take(2).Select(line => line.GetAttribute("points")));
        Assert.Equal("true", cut.Find("[data-testid=value-0-1]").GetAttribute("aria-pressed"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=value-1-2]").ClickAsync(new()));
        Assert.Equal([(1, 2)], toggled);
    }

    [Fact]
    public async Task Render_AxesWithAValueInCommon_CanBeRenderedAgain()
    {
        var spec = new ParallelSpec([new("Mixup", ["Off", "0.2"]), new("Weight averaging", ["Off", "0.998"])], "Accuracy", [new(1, "one", [0, 0], 0.4), new(2, "two", [1, 1], 0.6)]);
        var cut = Render<ParallelChart>(parameters => parameters.Add(chart => chart.Spec, spec).Add(chart => chart.Label, "what it shows").Add(chart => chart.Chosen, new HashSet<(int, int)>()));

        // Keys are compared only where something was there before.
        await cut.InvokeAsync(() => cut.Render(parameters => parameters.Add(chart => chart.Chosen, new HashSet<(int, int)> { (0, 0) })));

        Assert.Single(cut.FindAll("polyline.faded"));
    }

    private static IEnumerable<int> Kept(params (int, int)[] chosen) => Spec.Lines.Where(line => ParallelSpec.Keeps(line, chosen.ToHashSet())).Select(line => line.Key);
}
