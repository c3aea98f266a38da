using Bunit;
using Fer.Data.Samples;
using Fer.Engine.Exchange;
using Fer.Engine.Labelling;
using Fer.Tests.TestKit;
using Fer.Web.Components.Importing;
using Fer.Web.Features.Datasets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features;

public sealed class ExchangePagesTests : PageContext
{
    private readonly FoundUpload _uploads = new();

    private void AddServices()
    {
        Services.AddSingleton<ExportReader>().AddSingleton<LabelImporter>().AddSingleton<IUploads>(_uploads);
        JSInterop.SetupModule("./Features/Datasets/FileSlot.razor.js").SetupModule("attach", _ => true).SetupVoid("dispose").SetVoidResult();
    }

    [Fact]
    public async Task Export_OptionsInTheAddress_AreInEachDownload()
    {
        AddServices();
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", new(3), new(0), new(3, SourceUsage.PublicTest));
        Navigation.NavigateTo($"datasets/export?dataset={datasetId}&class=3&labels=original&leave=excluded&lines=crlf");

        var cut = Render<ExportPage>();

        cut.WaitForAssertion(() => Assert.Contains("2 images", cut.Find("[data-testid=export-count]").TextContent, StringComparison.Ordinal));
        Assert.Equal($"datasets/{datasetId}/fer2013.csv?class=3&labels=original&leave=excluded&lines=crlf", Href(cut, "fer2013.csv"));
        Assert.Equal($"datasets/{datasetId}/images.zip?class=3&labels=original&leave=excluded", Href(cut, "images.zip"));
        Assert.Equal($"datasets/export?dataset={datasetId}&labels=original&leave=excluded&lines=crlf", cut.Find("[data-testid=take-all]").GetAttribute("href"));
    }

    [Fact]
    public async Task Export_ChosenOption_GoesIntoTheAddressAndTheCommand()
    {
        AddServices();
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", new(3), new(0));
        Navigation.NavigateTo($"datasets/export?dataset={datasetId}");
        var cut = Render<ExportPage>();
        cut.WaitForElement("[data-testid=export-leave]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=export-leave]").ChangeAsync(true));

        cut.WaitForAssertion(() => Assert.Contains("fer export --dataset \"faces\" --zip images.zip --leave-out-excluded", cut.Markup, StringComparison.Ordinal));
        Assert.EndsWith($"datasets/export?dataset={datasetId}&leave=excluded", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_NothingMatches_OffersNoDownload()
    {
        AddServices();
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", new SampleSpec(3));
        Navigation.NavigateTo($"datasets/export?dataset={datasetId}&class=5");

        var cut = Render<ExportPage>();

        cut.WaitForAssertion(() => Assert.Contains("No image to export", cut.Markup, StringComparison.Ordinal));
        Assert.Empty(cut.FindAll("a[download]"));
    }

    [Fact]
    public async Task Labels_File_ShowsWhatWouldChangeThenChangesIt()
    {
        using var files = new TestFolder();
        var cut = await RenderLabelsAsync(files, "row,label\n0,Happy\n1,0\n8,1\n");

        Assert.Equal("Relabel 1 image", cut.WaitForElement("[data-testid=labels-apply]").TextContent.Trim());
        Assert.Contains("has no row 8", cut.Find("[data-testid=labels-errors]").TextContent, StringComparison.Ordinal);
        Assert.Equal([5, 0], await LabelsAsync());

        await cut.InvokeAsync(() => cut.Find("[data-testid=labels-apply]").ClickAsync(new()));

        cut.WaitForAssertion(() => Assert.Contains("1 image relabelled from labels.csv", cut.Find("[data-testid=labels-message]").TextContent, StringComparison.Ordinal));
        Assert.Equal([3, 0], await LabelsAsync());
        Assert.True(_uploads.IsDeleted);

        await cut.InvokeAsync(() => cut.Find("[data-testid=labels-undo]").ClickAsync(new()));
        cut.WaitForAssertion(() => Assert.Contains("Taken back: 1 image", cut.Find("[data-testid=labels-message]").TextContent, StringComparison.Ordinal));
        Assert.Equal([5, 0], await LabelsAsync());
    }

    [Fact]
    public async Task Labels_FileOfAnotherKind_SaysWhatItNeeds()
    {
        using var files = new TestFolder();
        var cut = await RenderLabelsAsync(files, "name,age\nx,1\n");

        cut.WaitForAssertion(() => Assert.Contains("It needs a column row", cut.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(cut.FindAll("[data-testid=labels-preview]"));
    }

    [Fact]
    public async Task Import_FromADataset_AddsToItInTheCuratorsName()
    {
        AddServices();
        await SpecDataset.AddAsync(Database, "first", new SampleSpec(1));
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "second", new SampleSpec(1));
        Navigation.NavigateTo($"datasets/import?dataset={datasetId}");
        JSInterop.Mode = JSRuntimeMode.Loose;

        var cut = Render<ImportPage>();

        cut.WaitForAssertion(() => Assert.Equal("second", cut.Find("#dataset-name").GetAttribute("value")));
    }

    private static string? Href(IRenderedComponent<ExportPage> cut, string file) => cut.Find($"[data-testid='download-{file}']").GetAttribute("href");

    private Task<List<int>> LabelsAsync() => Database.ReadAsync(db => db.Samples.OrderBy(sample => sample.Id).Select(sample => sample.Label).ToListAsync(Ct));

    private async Task<IRenderedComponent<LabelsPage>> RenderLabelsAsync(TestFolder files, string text)
    {
        AddServices();
        _uploads.Path = files.Write("upload.csv", text);
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", new(5), new(0));
        Navigation.NavigateTo($"datasets/labels?dataset={datasetId}");
        var cut = Render<LabelsPage>();
        var slot = cut.WaitForComponent<FileSlot>();
        await slot.InvokeAsync(() => slot.Instance.OnReceivedAsync(Guid.NewGuid(), text.Length));
        return cut;
    }

    private sealed class FoundUpload : IUploads
    {
        public string Path { get; set; } = "";

        public bool IsDeleted { get; private set; }

        public (string Name, string Path)? Locate(Guid id) => ("labels.csv", Path);

        public void Delete(Guid id) => IsDeleted = true;
    }
}
