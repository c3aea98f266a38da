using Bunit;
using Fer.Tests.TestKit;
using Fer.Web.Features.Datasets;

namespace Fer.Tests.Web.Features;

public sealed class DatasetPageTests : PageContext
{
    [Fact]
    public async Task List_Datasets_ShowsCountsAndSources()
    {
        await SpecDataset.AddAsync(Database, "faces", new(3), new(0), new(0));

        var cut = Render<DatasetListPage>();

        cut.WaitForAssertion(() => Assert.Equal(["faces", "3"], cut.FindAll("[data-testid=datasets] td").Take(2).Select(cell => cell.TextContent.Trim())));
        Assert.Contains("faces.csv", cut.Find(".sources").TextContent, StringComparison.Ordinal);
        Assert.Contains("Angry 2", cut.Find("[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Overview_Dataset_ListsWhatCouldNotBeUsed()
    {
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", new(3), new(0), new(0));
        JSInterop.SetupModule("./Components/Charts/ApexChart.razor.js").SetupModule("create", _ => true).SetupVoid("dispose").SetVoidResult();
        Navigation.NavigateTo($"datasets/overview?dataset={datasetId}");

        var cut = Render<OverviewPage>();

        cut.WaitForAssertion(() => Assert.Contains("2303 pixels instead of 2304", cut.Find("[data-testid=source]").TextContent, StringComparison.Ordinal));
        Assert.Equal($"datasets/{datasetId}/labels.csv", cut.Find("[data-testid=export-labels]").GetAttribute("href"));
    }

    [Fact]
    public void Overview_UnknownDataset_SaysSo()
    {
        Navigation.NavigateTo("datasets/overview?dataset=99");

        var cut = Render<OverviewPage>();

        cut.WaitForAssertion(() => Assert.Contains("There is no such dataset", cut.Markup, StringComparison.Ordinal));
    }
}
