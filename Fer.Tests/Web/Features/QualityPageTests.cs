using Bunit;
using Fer.Tests.TestKit;
using Fer.Web.Features.Quality;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Web.Features;

public sealed class QualityPageTests : PageContext
{
    [Fact]
    public async Task Label_ForAConflictingGroup_LabelsAllCopiesAndCanBeTakenBack()
    {
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", new(3, Image: 1), new(0, Image: 1), new(6));
        var cut = RenderQuality(datasetId);

        await cut.Find("[data-testid=label-group]").ChangeAsync(new() { Value = "5" });

        cut.WaitForAssertion(() => Assert.Equal("Saved: 2 images are Surprise now", cut.Find("[data-testid=quality-message]").TextContent));
        Assert.Equal([5, 5, 6], await LabelsAsync());

        await cut.Find("[data-testid=quality-undo]").ClickAsync(new MouseEventArgs());

        cut.WaitForAssertion(() => Assert.Equal("Taken back: 2 labels", cut.Find("[data-testid=quality-message]").TextContent));
        Assert.Equal([3, 0, 6], await LabelsAsync());
    }

    [Fact]
    public async Task Render_NoCopies_SaysSo()
    {
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", new(3), new(0));
        Navigation.NavigateTo($"quality?dataset={datasetId}");

        var cut = Render<QualityPage>();

        cut.WaitForAssertion(() => Assert.Contains("No identical images", cut.Markup, StringComparison.Ordinal));
    }

    private Task<List<int>> LabelsAsync() => Database.ReadAsync(db => db.Samples.OrderBy(sample => sample.Id).Select(sample => sample.Label).ToListAsync(Ct));

    private IRenderedComponent<QualityPage> RenderQuality(int datasetId)
    {
        Navigation.NavigateTo($"quality?dataset={datasetId}");
        var cut = Render<QualityPage>();
        cut.WaitForAssertion(() => cut.Find("[data-testid=label-group]"));
        return cut;
    }
}
