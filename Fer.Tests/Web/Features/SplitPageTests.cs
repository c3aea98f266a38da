using Bunit;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Splitting;
using Fer.Tests.TestKit;
using Fer.Web.Features.Splits;

namespace Fer.Tests.Web.Features;

public sealed class SplitPageTests : PageContext
{
    private static readonly SampleSpec[] Faces =
        [.. Enumerable.Range(0, 30).Select(i => new SampleSpec(i % 2)), new(0, SourceUsage.PublicTest, 77), new(0, SourceUsage.Training, 77)];

    [Fact]
    public async Task List_NoSplit_OffersToMakeOne()
    {
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", Faces);
        Navigation.NavigateTo($"splits?dataset={datasetId}");

        var cut = Render<SplitListPage>();

        cut.WaitForAssertion(() => Assert.Equal($"splits/new?dataset={datasetId}", cut.Find("[data-testid=new-split]").GetAttribute("href")));
    }

    [Fact]
    public async Task New_SubmittedForm_MakesThePreviewedSplitAndOpensIt()
    {
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", Faces);
        Navigation.NavigateTo($"splits/new?dataset={datasetId}");
        var cut = Render<NewSplitPage>();
        cut.WaitForAssertion(() => Assert.Contains("1 image is identical to a test image and left out", cut.Find("[data-testid=split-preview]").TextContent, StringComparison.Ordinal));

        await cut.Find("[data-testid=split-form]").SubmitAsync();

        cut.WaitForAssertion(() => Assert.Contains("/splits/1", Navigation.Uri, StringComparison.Ordinal));
        var split = Assert.Single(await new SplitList(Database.Contexts).ReadAsync(datasetId, Ct));
        Assert.Equal((21, 9, 1, 1), (split.Parts[SplitPart.Train], split.Parts[SplitPart.Validation], split.Parts[SplitPart.Test], split.Parts[SplitPart.LeftOut]));
    }

    [Fact]
    public async Task New_NameTaken_SaysSoAndStays()
    {
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", Faces);
        await new SplitMaker(Database.Contexts, TimeProvider.System).MakeAsync(datasetId, "70/30", new SplitRules(), Ct);
        Navigation.NavigateTo($"splits/new?dataset={datasetId}");
        var cut = Render<NewSplitPage>();
        cut.WaitForAssertion(() => cut.Find("[data-testid=class-matrix]"));

        await cut.Find("[data-testid=split-form]").SubmitAsync();

        cut.WaitForAssertion(() => Assert.Contains("already has a split named 70/30", cut.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_Split_LinksToItsPartsAndToTraining()
    {
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", Faces);
        var (id, _) = await new SplitMaker(Database.Contexts, TimeProvider.System).MakeAsync(datasetId, "70/30", new SplitRules(), Ct);

        var cut = Render<SplitPage>(parameters => parameters.Add(page => page.Id, id));

        cut.WaitForAssertion(() => Assert.Equal($"train?dataset={datasetId}&split={id}", cut.Find("[data-testid=train-on-split]").GetAttribute("href")));
        Assert.Equal($"browse?dataset={datasetId}&split={id}&part=validation", cut.Find("[data-testid=browse-Validation]").GetAttribute("href"));
    }

    [Fact]
    public void Page_UnknownSplit_SaysSo()
    {
        var cut = Render<SplitPage>(parameters => parameters.Add(page => page.Id, 99));

        cut.WaitForAssertion(() => Assert.Contains("There is no such split", cut.Markup, StringComparison.Ordinal));
    }
}
