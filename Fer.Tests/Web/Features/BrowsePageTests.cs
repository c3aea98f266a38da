using System.Reflection;
using Bunit;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Evaluations.Details;
using Fer.Tests.Engine.Evaluations;
using Fer.Tests.TestKit;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Layout;
using Fer.Web.Features.Browse;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features;

public sealed class BrowsePageTests : PageContext
{
    [Fact]
    public void Render_NoDataset_OffersTheImport()
    {
        var cut = Render<BrowsePage>();

        cut.WaitForAssertion(() => Assert.NotNull(cut.Find("a[href='datasets/import']")));
    }

    [Fact]
    public async Task Render_Dataset_ShowsCountsAndTheFirstImage()
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0);

        var cut = RenderBrowse($"dataset={datasetId}");

        cut.WaitForAssertion(() => Assert.Equal("3 images", cut.Find("[data-testid=image-count]").TextContent));
        Assert.Equal("2", cut.Find("[data-testid=filter-class-3] .n").TextContent);
        Assert.Equal($"{ids[0]}", cut.Find("[data-testid=image-panel]").GetAttribute("data-id"));
        Assert.Equal("true", cut.Find("[data-testid=label-3]").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task Key_OfAClass_StoresTheLabelAndShowsTheNextImage()
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0);
        var cut = RenderBrowse($"dataset={datasetId}");

        await PressAsync(cut, "5");

        Assert.Equal($"{ids[1]}", cut.Find("[data-testid=image-panel]").GetAttribute("data-id"));
        Assert.Equal("Saved", cut.Find("[data-testid=save-state]").TextContent);
        Assert.Equal("1", cut.Find("[data-testid=filter-class-4] .n").TextContent);
        var history = await new LabelHistory(Database.Contexts).OfSampleAsync(ids[0], Ct);
        Assert.Equal((4, ActKind.Label), (history[0].Label, history[0].Kind));
        cut.WaitForAssertion(() => Assert.EndsWith($"image={ids[1]}", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_AfterALabel_GoesBackToTheImageAsItWas()
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0);
        var cut = RenderBrowse($"dataset={datasetId}");
        await PressAsync(cut, "5");

        await PressAsync(cut, "z");

        Assert.Equal($"{ids[0]}", cut.Find("[data-testid=image-panel]").GetAttribute("data-id"));
        Assert.Equal("true", cut.Find("[data-testid=label-3]").GetAttribute("aria-pressed"));
        Assert.Equal("Taken back: 1 image", cut.Find("[data-testid=save-state]").TextContent);
    }

    [Fact]
    public async Task Key_LabelChangedBySomebodyElse_IsNotStoredAndStaysOnTheImage()
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0);
        var cut = RenderBrowse($"dataset={datasetId}");
        await Database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[0], 6, 1, await Database.CuratorAsync("ada")), Ct);

        await PressAsync(cut, "5");

        Assert.Equal($"{ids[0]}", cut.Find("[data-testid=image-panel]").GetAttribute("data-id"));
        Assert.Contains("ada labelled this image Neutral meanwhile; you chose Sad.", cut.Find("[data-testid=conflict]").TextContent, StringComparison.Ordinal);

        await cut.InvokeAsync(() => cut.Find("[data-testid=use-mine]").ClickAsync(new MouseEventArgs()));

        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=conflict]")));
        Assert.Equal(4, (await new SampleGrid(Database.Contexts).ReadCellsAsync([ids[0]], Ct))[0].Label);
    }

    [Fact]
    public async Task Key_WithChosenImages_RelabelsThemAsOneActThatUndoTakesBack()
    {
        var (datasetId, _) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0, 1);
        var cut = RenderBrowse($"dataset={datasetId}&class=3");
        await PressAsync(cut, "Ctrl+a");
        Assert.Equal("2 images chosen", cut.Find("[data-testid=chosen-count]").TextContent);

        await PressAsync(cut, "2");
        Assert.Equal("2 images relabelled as Disgust", cut.Find("[data-testid=save-state]").TextContent);
        Assert.Equal((int[])[1, 1, 0, 1], await LabelsAsync());
        await PressAsync(cut, "z");
        Assert.Equal((int[])[3, 3, 0, 1], await LabelsAsync());
        await PressAsync(cut, "Shift+z");
        Assert.Equal((int[])[1, 1, 0, 1], await LabelsAsync());

        async Task<int[]> LabelsAsync()
        {
            var grid = new SampleGrid(Database.Contexts);
            return [.. (await grid.ReadCellsAsync(await grid.ListIdsAsync(new(datasetId), Ct), Ct)).Select(cell => cell.Label)];
        }
    }

    [Fact]
    public async Task ShiftArrows_AndSpace_ChooseImages()
    {
        var (datasetId, _) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0, 1);
        var cut = RenderBrowse($"dataset={datasetId}");

        await PressAsync(cut, "Shift+ArrowRight");
        await PressAsync(cut, "Shift+ArrowRight");
        Assert.Equal("3 images chosen", cut.Find("[data-testid=chosen-count]").TextContent);
        await PressAsync(cut, "Shift+ArrowLeft");
        Assert.Equal("2 images chosen", cut.Find("[data-testid=chosen-count]").TextContent);
        await PressAsync(cut, " ");
        Assert.Equal("1 image chosen", cut.Find("[data-testid=chosen-count]").TextContent);
        await PressAsync(cut, "Escape");
        Assert.Empty(cut.FindAll("[data-testid=bulk-bar]"));
    }

    [Fact]
    public async Task Keys_ForReviewAndExclusion_ShowOnTheImage()
    {
        var (datasetId, _) = await TinyDataset.AddAsync(Database, "faces", 3, 3);
        var cut = RenderBrowse($"dataset={datasetId}");

        await PressAsync(cut, "r");
        await PressAsync(cut, "x");
        Assert.Equal("Reviewed · Excluded from splits", cut.Find("[data-testid=standing]").TextContent);
        await PressAsync(cut, "x");
        Assert.Equal("Reviewed", cut.Find("[data-testid=standing]").TextContent);
    }

    [Fact]
    public async Task Relabelled_UnderAClassFilter_StaysInPlaceUntilAppliedAgain()
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0);
        var cut = RenderBrowse($"dataset={datasetId}&class=3");
        await PressAsync(cut, "5");
        Assert.Equal("2 images", cut.Find("[data-testid=image-count]").TextContent);

        await cut.InvokeAsync(() => cut.Find("[data-testid=apply-again]").ClickAsync(new MouseEventArgs()));

        cut.WaitForAssertion(() => Assert.Equal("1 image", cut.Find("[data-testid=image-count]").TextContent));
        Assert.Equal($"{ids[1]}", cut.Find("[data-testid=image-panel]").GetAttribute("data-id"));
    }

    [Fact]
    public async Task Address_WithImageAndFilter_OpensExactlyThat()
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 0, 3, 3);

        var cut = RenderBrowse($"dataset={datasetId}&class=3&image={ids[2]}");

        cut.WaitForAssertion(() => Assert.Equal($"{ids[2]}", cut.Find("[data-testid=image-panel]").GetAttribute("data-id")));
        Assert.Equal("3 images", cut.Find("[data-testid=image-count]").TextContent);
    }

    [Fact]
    public async Task Facet_Clicked_PutsTheFilterIntoTheAddress()
    {
        var (datasetId, _) = await TinyDataset.AddAsync(Database, "faces", 3, 0, 3, 3);
        var cut = RenderBrowse($"dataset={datasetId}");

        await cut.InvokeAsync(() => cut.Find("[data-testid=filter-class-3]").ClickAsync(new MouseEventArgs()));

        Assert.Contains("class=3", Navigation.Uri, StringComparison.Ordinal);
        cut.WaitForAssertion(() => Assert.Equal("3 images", cut.Find("[data-testid=image-count]").TextContent));
        Assert.Equal("1", cut.Find("[data-testid=filter-class-0] .n").TextContent);
    }

    /// <summary>A condition that the address holds and the page does not read would show other images than were asked for.</summary>
    [Fact]
    public void Address_EveryConditionOfAFilter_IsRead()
    {
        var read = typeof(BrowsePage).GetProperties().SelectMany(property => property.GetCustomAttributes<SupplyParameterFromQueryAttribute>()).Select(attribute => attribute.Name);

        Assert.Empty(SampleFilterUrl.Parameters.Except(read));
    }

    [Fact]
    public async Task Address_OfACellOfAMatrix_ShowsAsManyImagesAsTheCell()
    {
        var data = await ScoredDataset.AddAsync(Database, Ct);
        var detail = (await new EvaluationDetails(Database.Contexts, new EvaluationQueries(Database.Contexts)).ReadAsync(data.RunId, SplitPart.Validation, Ct))!;
        var pair = detail.Pairs[0];

        var cut = StartBrowse(BrowseAddress.For(detail.Filter with { ScoredClasses = [pair.Actual], PredictedClasses = [pair.Predicted] }).Split('?')[1]);

        Assert.Equal($"{pair.Count} images", cut.WaitForElement("[data-testid=image-count]", TimeSpan.FromSeconds(30)).TextContent);
    }

    [Fact]
    public async Task Loading_DrawnMeanwhile_NeverSaysThatThereAreNoImages()
    {
        var (datasetId, _) = await TinyDataset.AddAsync(Database, "faces", 3, 0, 3, 3);
        var gate = new GatedContexts(Database.Contexts);
        Services.AddSingleton(new SamplePages(gate));
        var cut = StartBrowse($"dataset={datasetId}");
        await gate.Reached.WaitAsync(Ct);

        cut.Render();
        Assert.Empty(cut.FindAll("[data-testid=image-count]"));

        gate.Open();
        Assert.Equal("4 images", cut.WaitForElement("[data-testid=image-count]").TextContent);
    }

    private static Task PressAsync(IRenderedComponent<BrowsePage> cut, string key) =>
        cut.InvokeAsync(() => cut.FindComponent<ShortcutScope>().Instance.OnKeyAsync(key));

    private IRenderedComponent<BrowsePage> RenderBrowse(string query)
    {
        var cut = StartBrowse(query);
        cut.WaitForAssertion(() => cut.Find("[data-testid=image-panel]"));
        return cut;
    }

    private IRenderedComponent<BrowsePage> StartBrowse(string query)
    {
        var grid = JSInterop.SetupModule("./Features/Browse/ImageGrid.razor.js").SetupModule("watch", _ => true);
        grid.SetupVoid("reveal", _ => true).SetVoidResult();
        grid.SetupVoid("dispose").SetVoidResult();
        var outbox = JSInterop.SetupModule("./Features/Browse/LabelOutbox.razor.js").SetupModule("start", _ => true);
        outbox.SetupVoid("configure", _ => true).SetVoidResult();
        outbox.SetupVoid("queue", _ => true).SetVoidResult();
        outbox.SetupVoid("forget", _ => true).SetVoidResult();
        outbox.SetupVoid("dispose").SetVoidResult();
        Navigation.NavigateTo($"browse?{query}");
        return Render<BrowsePage>();
    }
}
