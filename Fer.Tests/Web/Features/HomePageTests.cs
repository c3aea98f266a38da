using Bunit;
using Fer.Data.Labelling;
using Fer.Tests.TestKit;
using Fer.Web.Features.Home;
using Microsoft.AspNetCore.Components.Web;

namespace Fer.Tests.Web.Features;

public sealed class HomePageTests : PageContext
{
    [Fact]
    public void Render_NoDataset_OffersTwoWaysToStart()
    {
        var cut = Render<HomePage>();

        cut.WaitForAssertion(() => cut.Find("[data-testid=empty-home]"));
        Assert.Equal("Make the built-in sample", cut.Find("[data-testid=make-sample]").TextContent.Trim());
        Assert.Contains("not photographed", cut.Markup, StringComparison.Ordinal);
        Assert.Equal("datasets/import", cut.Find("[data-testid=import-own]").GetAttribute("href"));
    }

    [Fact]
    public async Task MakeSample_Clicked_ShowsProgressThenTheReport()
    {
        var cut = Render<HomePage>();
        cut.WaitForAssertion(() => cut.Find("[data-testid=make-sample]"));

        await cut.InvokeAsync(() => cut.Find("[data-testid=make-sample]").ClickAsync(new MouseEventArgs()));
        cut.WaitForAssertion(() => Assert.Contains("6.0 s left", cut.Find("[data-testid=import-job]").TextContent, StringComparison.Ordinal));
        Import.Complete(ScriptedImport.Report(7));

        cut.WaitForAssertion(() => Assert.Contains("7 images added to faces", cut.Find("[data-testid=import-report]").TextContent, StringComparison.Ordinal));
        Assert.Contains("2303 pixels instead of 2304", cut.Find("[data-testid=rejections]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_FreshDataset_PointsToBrowse()
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0);
        Navigation.NavigateTo($"/?dataset={datasetId}");

        var cut = Render<HomePage>();

        cut.WaitForAssertion(() => Assert.Equal($"browse?dataset={datasetId}", cut.Find(".next a").GetAttribute("href")));

        await Database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[0], 6, 1, await Database.CuratorAsync("ada")), Ct);
        var later = Render<HomePage>();
        later.WaitForAssertion(() => Assert.Equal($"splits/new?dataset={datasetId}", later.Find(".next a").GetAttribute("href")));
    }
}
