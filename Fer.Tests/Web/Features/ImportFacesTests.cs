using AngleSharp.Dom;
using Bunit;
using Fer.Engine.Importing;
using Fer.Tests.TestKit;
using Fer.Web.Components.Importing;
using Fer.Web.Features.Datasets;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features;

/// <summary>The import form's option for photographs.</summary>
public sealed class ImportFacesTests : PageContext
{
    private ImportJobs Jobs => Services.GetRequiredService<ImportJobs>();

    [Fact]
    public async Task Form_Off_ImportsPicturesWhole()
    {
        var cut = await RenderForFolderAsync();

        Assert.Empty(cut.FindAll("[data-testid=face-margin]"));
        await SubmitAsync(cut);

        Assert.Null(Started().Faces);
    }

    [Fact]
    public async Task Form_Photographs_StartsWithMarginAndChoice()
    {
        var cut = await RenderForFolderAsync();
        await SwitchOnAsync(cut);
        Assert.Equal("0.1", cut.Find("[data-testid=face-margin]").GetAttribute("value"));
        Assert.True(cut.Find("[data-testid=faces-largest]").HasAttribute("checked"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=face-margin]").ChangeAsync("0.25"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=faces-all]").ChangeAsync("on"));

        await SubmitAsync(cut);

        Assert.Equal(new FaceCutting(0.25, FaceChoice.All), Started().Faces);
        Assert.StartsWith("Cutting faces out of photos into", Started().Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("")]
    public async Task Form_MarginOutOfRange_SaysSoAndDoesNotStart(string margin)
    {
        var cut = await RenderForFolderAsync();
        await SwitchOnAsync(cut);

        await cut.InvokeAsync(() => cut.Find("[data-testid=face-margin]").ChangeAsync(margin));

        Assert.Contains("0 to 1", cut.Find("[data-testid=margin-wrong]").TextContent, StringComparison.Ordinal);
        Assert.True(cut.Find("[data-testid=import-start]").IsDisabled());
    }

    [Fact]
    public async Task Form_Table_SaysThatItHoldsFacesAlready()
    {
        var table = Path.Combine(Database.Folder.Path, "fer2013.csv");
        await File.WriteAllTextAsync(table, PixelTable.Rows(1), Ct);
        var cut = await RenderForAsync(table);
        Assert.False(cut.Find("[data-testid=import-start]").IsDisabled());

        await SwitchOnAsync(cut);

        Assert.Contains("faces already", cut.Find("[data-testid=faces-refused]").TextContent, StringComparison.Ordinal);
        Assert.True(cut.Find("[data-testid=import-start]").IsDisabled());
    }

    [Fact]
    public async Task Report_OfPhotographs_SaysWhatWasFound()
    {
        var cut = await RenderForFolderAsync();
        await SwitchOnAsync(cut);
        await SubmitAsync(cut);

        Import.Complete(ScriptedImport.Report(8) with { Faces = new FaceFindings(FaceChoice.Largest, Pictures: 9, WithoutFace: 1, WithSeveral: 2, Found: 11, Taken: 8) });

        cut.WaitForAssertion(() => Assert.StartsWith(
            "11 faces were found in 8 of 9 pictures. 2 pictures show several", cut.Find("[data-testid=found-faces]").TextContent, StringComparison.Ordinal));
    }

    private SourceOrder Started() => Assert.IsType<SourceOrder>(Assert.Single(Jobs.All).Order);

    private Task<IRenderedComponent<ImportPage>> RenderForFolderAsync()
    {
        var folder = Path.Combine(Database.Folder.Path, "photos");
        Directory.CreateDirectory(folder);
        return RenderForAsync(folder);
    }

    private async Task<IRenderedComponent<ImportPage>> RenderForAsync(string path)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var cut = Render<ImportPage>();
        await cut.InvokeAsync(() => cut.FindAll("input[type=radio]")[1].ClickAsync(new()));
        cut.WaitForElement("#import-path");
        await cut.InvokeAsync(() => cut.Find("#import-path").InputAsync(new() { Value = path }));
        return cut;
    }

    private static Task SwitchOnAsync(IRenderedComponent<ImportPage> cut) =>
        cut.InvokeAsync(() => cut.Find("[data-testid=detect-faces]").ChangeAsync(true));

    private static Task SubmitAsync(IRenderedComponent<ImportPage> cut) =>
        cut.InvokeAsync(() => cut.Find("[data-testid=import-form]").SubmitAsync());
}
