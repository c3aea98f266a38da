using Bunit;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
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
        cut.WaitForAssertion(() => Assert.Contains("1 image is left out, so that no model learns the test part by heart: 1 identical", cut.Find("[data-testid=split-preview]").TextContent, StringComparison.Ordinal));

        await cut.InvokeAsync(() => cut.Find("[data-testid=split-form]").SubmitAsync());

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

        await cut.InvokeAsync(() => cut.Find("[data-testid=split-form]").SubmitAsync());

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
    public async Task New_OfficialDivisionWithLeaksKept_CountsThemInTheCertificate()
    {
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", [.. Faces, new(0, SourceUsage.PrivateTest)]);
        await new SplitMaker(Database.Contexts, TimeProvider.System).MakeAsync(datasetId, "first", new SplitRules(), Ct);
        Navigation.NavigateTo($"splits/new?dataset={datasetId}");
        var cut = Render<NewSplitPage>();
        cut.WaitForAssertion(() => Assert.Contains("Nobody has looked for nearly identical images", cut.Find("[data-testid=near-warning]").TextContent, StringComparison.Ordinal));

        await cut.FindAll("input[type=radio]")[1].ClickAsync();
        cut.WaitForAssertion(() => Assert.True(cut.Find("#validation-share").HasAttribute("disabled")));
        await cut.FindAll("input[type=checkbox]")[0].ChangeAsync(false);
        cut.WaitForAssertion(() => Assert.Contains("1 of 1 group of identical images crosses parts.", cut.Find("[data-testid=certificate]").TextContent, StringComparison.Ordinal));
        Assert.Contains("1 image gives a later part away", cut.Find("[data-testid=split-preview]").TextContent, StringComparison.Ordinal);

        await cut.InvokeAsync(() => cut.Find("[data-testid=preview-other]").ChangeAsync("1"));

        cut.WaitForAssertion(() => Assert.Contains("1 added", cut.Find("[data-testid=flow-sums]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task New_ImagesOfTwoSources_OffersToKeepThemTogether()
    {
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", Faces);
        await using (var db = await Database.Contexts.CreateDbContextAsync(Ct))
        {
            var source = new ImportSource { DatasetId = datasetId, Name = "folder", Kind = ImportSourceKind.Folder, StartedAt = TinyDataset.ImportedAt };
            db.ImportSources.Add(source);
            await db.SaveChangesAsync(Ct);
            db.Samples.AddRange(Enumerable.Range(0, 4).Select(i => new Sample
            {
                DatasetId = datasetId,
                ImportSourceId = source.Id,
                SourceKey = $"happy/S0{i / 2}_{i}.png",
                Usage = SourceUsage.Training,
                OriginalLabel = 3,
                Label = 3,
                PixelHash = [.. Enumerable.Repeat((byte)(100 + i), 32)],
                Width = 48,
                Height = 48,
            }));
            await db.SaveChangesAsync(Ct);
        }

        Navigation.NavigateTo($"splits/new?dataset={datasetId}");
        var cut = Render<NewSplitPage>();

        cut.WaitForAssertion(() => Assert.Equal(
            ["None", "Source", "NamePrefix"], cut.FindAll("[data-testid=split-field] option").Select(option => option.GetAttribute("value")!)));
    }

    [Fact]
    public async Task Page_Split_ShowsItsCertificateAndWhatChangedSince()
    {
        var (datasetId, ids) = await SpecDataset.AddAsync(Database, "faces", Faces);
        var (id, _) = await new SplitMaker(Database.Contexts, TimeProvider.System).MakeAsync(datasetId, "70/30", new SplitRules(), Ct);
        await Database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[4], 5, 1, await Database.CuratorAsync("ada")), Ct);

        var cut = Render<SplitPage>(parameters => parameters.Add(page => page.Id, id));

        cut.WaitForAssertion(() => Assert.Contains("1 image was relabelled since", cut.Find("[data-testid=split-drift]").TextContent, StringComparison.Ordinal));
        Assert.Contains("No two images of the parts are identical.", cut.Find("[data-testid=certificate]").TextContent, StringComparison.Ordinal);
        Assert.Equal($"splits/{id}/certificate.json", cut.Find("[data-testid=certificate-file]").GetAttribute("href"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=check-again]").ClickAsync());
        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("[data-testid=certificate]").Count));
    }

    [Fact]
    public async Task Again_RelabelledImage_IsPreviewedMadeAndCompared()
    {
        var (datasetId, ids) = await SpecDataset.AddAsync(Database, "faces", Faces);
        var (id, _) = await new SplitMaker(Database.Contexts, TimeProvider.System).MakeAsync(datasetId, "70/30", new SplitRules(), Ct);
        await Database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[4], 5, 1, await Database.CuratorAsync("ada")), Ct);
        JSInterop.SetupVoid("mudElementRef.removeOnBlurEvent", _ => true).SetVoidResult();
        Navigation.NavigateTo($"splits/again?dataset={datasetId}&split={id}");
        var cut = Render<SplitAgainPage>();
        cut.WaitForAssertion(() => Assert.Contains("1 image of train and validation gets another label", cut.Find("[data-testid=again-preview]").TextContent, StringComparison.Ordinal));

        await cut.InvokeAsync(() => cut.Find("[data-testid=again-form]").SubmitAsync());

        cut.WaitForAssertion(() => Assert.Contains("/splits/2", Navigation.Uri, StringComparison.Ordinal));
        Navigation.NavigateTo($"splits/compare?dataset={datasetId}&a={id}&b=2");
        var compare = Render<SplitComparePage>();
        compare.WaitForAssertion(() => Assert.Contains("Angry", compare.Find("[data-testid=relabelled] tbody").TextContent, StringComparison.Ordinal));
        compare.WaitForAssertion(() => Assert.Equal($"browse?dataset={datasetId}&image={ids[4]}", compare.Find("[data-testid=changed-images] a").GetAttribute("href")));
    }

    [Fact]
    public async Task Again_UnknownSplit_SaysSo()
    {
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", Faces);
        Navigation.NavigateTo($"splits/again?dataset={datasetId}&split=77");

        var cut = Render<SplitAgainPage>();

        cut.WaitForAssertion(() => Assert.Contains("There is no split 77", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compare_OneSplitOrTheSameTwice_SaysWhatIsTheMatter()
    {
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", Faces);
        var maker = new SplitMaker(Database.Contexts, TimeProvider.System);
        await maker.MakeAsync(datasetId, "one", new SplitRules(), Ct);
        Navigation.NavigateTo($"splits/compare?dataset={datasetId}");
        var cut = Render<SplitComparePage>();
        cut.WaitForAssertion(() => Assert.Contains("It takes two splits", cut.Markup, StringComparison.Ordinal));

        await maker.MakeAsync(datasetId, "two", new SplitRules(), Ct);
        Navigation.NavigateTo($"splits/compare?dataset={datasetId}&a=1&b=2");
        var same = Render<SplitComparePage>();
        same.WaitForAssertion(() => Assert.Contains("They hold exactly the same", same.Markup, StringComparison.Ordinal));
        Navigation.NavigateTo($"splits/compare?dataset={datasetId}&a=1&b=99");
        var unknown = Render<SplitComparePage>();
        unknown.WaitForAssertion(() => Assert.Contains("not in this dataset", unknown.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_UnknownSplit_SaysSo()
    {
        var cut = Render<SplitPage>(parameters => parameters.Add(page => page.Id, 99));

        cut.WaitForAssertion(() => Assert.Contains("There is no such split", cut.Markup, StringComparison.Ordinal));
    }
}
