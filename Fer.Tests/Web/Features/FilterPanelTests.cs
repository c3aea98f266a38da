using Bunit;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Data.Samples.Facets;
using Fer.Data.Splits;
using Fer.Tests.Data.Samples;
using Fer.Tests.TestKit;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Shared;
using Fer.Web.Features.Browse;
using Microsoft.AspNetCore.Components.Web;

namespace Fer.Tests.Web.Features;

public sealed class FilterPanelTests : PageContext
{
    private SampleFilter? _asked;

    [Fact]
    public async Task Value_Clicked_AsksForItBesideTheOthersOfItsFacet()
    {
        var data = await RichDataset.AddAsync(Database, 1, 60, Ct);
        var filter = new SampleFilter(data.Id) { Classes = [3] };
        var (cut, counts) = await RenderAsync(filter);

        Assert.Equal("true", cut.Find("[data-testid=filter-class-3]").GetAttribute("aria-pressed"));
        Assert.Equal(Formats.Count(counts[Facet.Class][5]), cut.Find("[data-testid=filter-class-5] .n").TextContent);
        await cut.InvokeAsync(() => cut.Find("[data-testid=filter-class-5]").ClickAsync(new MouseEventArgs()));
        Assert.Equal("class=3,5", SampleFilterUrl.Format(_asked!));
        await cut.InvokeAsync(() => cut.Find("[data-testid=filter-class-3]").ClickAsync(new MouseEventArgs()));
        Assert.True(_asked!.IsEmpty);
    }

    [Fact]
    public async Task Groups_WithoutValues_AreHidden()
    {
        var (datasetId, _) = await TinyDataset.AddAsync(Database, "plain", 1, 2);

        var (cut, _) = await RenderAsync(new SampleFilter(datasetId));

        Assert.Equal(
            ["Class", "State", "Imported as", "Usage in the source"],
            cut.FindAll("h2").Select(heading => heading.TextContent.Trim()));
    }

    [Fact]
    public async Task Group_Folded_HidesItsValuesAndSaysSo()
    {
        var (datasetId, _) = await TinyDataset.AddAsync(Database, "plain", 1, 2);
        var (cut, _) = await RenderAsync(new SampleFilter(datasetId));

        await cut.InvokeAsync(() => cut.Find("[data-testid=filter-group-class-title]").ClickAsync(new MouseEventArgs()));
        await cut.InvokeAsync(() => cut.Find("[data-testid=filter-group-usage-title]").ClickAsync(new MouseEventArgs()));

        Assert.Empty(cut.FindAll("[data-testid=filter-class-1]"));
        Assert.Equal("false", cut.Find("[data-testid=filter-group-class-title]").GetAttribute("aria-expanded"));
        Assert.Equal("2", cut.Find("[data-testid=filter-usage-1] .n").TextContent);
    }

    [Fact]
    public async Task Chips_NameEveryConditionAndRemoveIt()
    {
        var data = await RichDataset.AddAsync(Database, 1, 60, Ct);
        var filter = new SampleFilter(data.Id)
        {
            Classes = [2, 3],
            SplitId = data.SplitId,
            Parts = [SplitPart.Test],
            Reviewed = false,
            Majorities = [VoteMajority.Tie],
            AgreementBands = [100],
            BrightnessBands = [90],
            RunId = data.RunId,
            Agrees = false,
            Text = "row",
        };
        var (cut, _) = await RenderAsync(filter);

        cut.WaitForAssertion(() => Assert.Equal(
            [
                "Text: row", "Split: split", "Class: Fear", "Class: Happy", "Part: Test", "Review: Not reviewed", "Majority: Tie",
                "Agreement: All agree", "Prediction: Another class", $"Brightness: 90–100{Formats.ThinSpace}%",
            ],
            cut.FindAll(".chip").Select(chip => chip.TextContent.Replace("×", "", StringComparison.Ordinal).Trim())));
        await cut.InvokeAsync(() => cut.Find("button[aria-label='Remove the condition Class: Happy']").ClickAsync(new MouseEventArgs()));
        Assert.Equal([2], _asked!.Classes);
        await cut.InvokeAsync(() => cut.Find("button[aria-label='Remove the condition Split: split']").ClickAsync(new MouseEventArgs()));
        Assert.Equal((null, 0), (_asked!.SplitId, _asked.Parts.Count));
        await cut.InvokeAsync(() => cut.Find("[data-testid=filter-clear]").ClickAsync(new MouseEventArgs()));
        Assert.Equal(new SampleFilter(data.Id), _asked);
    }

    [Fact]
    public async Task Run_Chosen_ShowsWhatItPredicted()
    {
        var data = await RichDataset.AddAsync(Database, 1, 60, Ct);
        var (cut, _) = await RenderAsync(new SampleFilter(data.Id));
        cut.WaitForElement("[data-testid=filter-group-run-title]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=filter-group-run-title]").ClickAsync(new MouseEventArgs()));
        Assert.Empty(cut.FindAll("[data-testid^=filter-predicted-]"));

        await cut.InvokeAsync(() => cut.Find("[data-testid=filter-run]").ChangeAsync(new() { Value = $"{data.RunId}" }));
        var (chosen, counts) = await RenderAsync(_asked!);

        Assert.True(_asked!.IsEmpty);
        Assert.Equal(counts[Facet.Agrees][0], int.Parse(chosen.Find("[data-testid=filter-agrees-0] .n").TextContent, System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotEmpty(chosen.FindAll("[data-testid^=filter-confidence-]"));
    }

    [Fact]
    public async Task Tag_MadeMeanwhile_AppearsWithItsName()
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(Database, "plain", 1, 2);
        var (cut, _) = await RenderAsync(new SampleFilter(datasetId));
        await Database.Labels.ApplyAsync(new(Guid.NewGuid(), datasetId, ActKind.Tag, new SampleChange.SetTag(ids, "dark", true), await Database.CuratorAsync("ada")), Ct);

        var counts = await new SampleFacets(Database.Contexts).CountAsync(new SampleFilter(datasetId), Ct);
        cut.Render(parameters => parameters.Add(panel => panel.Facets, counts));

        cut.WaitForAssertion(() => Assert.Equal("dark2", cut.Find("[data-testid^=filter-tag-]").TextContent.Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings("")));
    }

    [Fact]
    public void Sort_Chosen_BeginsWhereThereIsMostToDo()
    {
        SampleSort? asked = null;
        var cut = Render<SortPicker>(parameters => parameters.Add(picker => picker.Sort, SampleSort.Usual).Add(picker => picker.Facets, FacetCounts.Nothing)
            .Add(picker => picker.HasRun, true).Add(picker => picker.Changed, sort => asked = sort));

        Assert.Equal(["Imported", "Changed", "Confidence"], cut.FindAll("option").Select(option => option.GetAttribute("value")));
        cut.Find("[data-testid=sort-key]").Change("Confidence");
        Assert.Equal(new SampleSort(SampleSortKey.Confidence, true), asked);
        cut.Find("[data-testid=sort-way]").Click();
        Assert.Equal(new SampleSort(SampleSortKey.Imported, true), asked);
    }

    [Fact]
    public async Task Views_SavedRenamedReplacedDeleted_AreThereAsSaid()
    {
        var (datasetId, _) = await TinyDataset.AddAsync(Database, "plain", 1, 2);
        var cut = Render<SavedViewList>(parameters => parameters.Add(list => list.DatasetId, datasetId).Add(list => list.Query, "class=1"));
        await SaveAsync(cut, "ones");
        cut.WaitForAssertion(() => Assert.Equal(BrowseAddress.For(datasetId, "class=1"), cut.Find("[data-testid=saved-views] a").GetAttribute("href")));
        Assert.Equal("true", cut.Find("[data-testid=saved-views] a").GetAttribute("aria-current"));
        cut.Render(parameters => parameters.Add(list => list.Query, "class=2"));

        await SaveAsync(cut, "ONES");
        cut.WaitForAssertion(() => Assert.Equal("Replace", cut.Find("[data-testid=view-submit]").TextContent));
        await cut.InvokeAsync(() => cut.Find("form").SubmitAsync());
        cut.WaitForAssertion(() => Assert.Equal("ONES", cut.Find("[data-testid=saved-views] a").TextContent));
        Assert.Equal(BrowseAddress.For(datasetId, "class=2"), cut.Find("[data-testid=saved-views] a").GetAttribute("href"));

        await cut.InvokeAsync(() => cut.Find("[data-testid^=view-delete-]").ClickAsync(new MouseEventArgs()));
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=saved-views]")));
        await cut.InvokeAsync(() => cut.Find("[data-testid=view-undo]").ClickAsync(new MouseEventArgs()));
        cut.WaitForAssertion(() => Assert.Equal("ONES", cut.Find("[data-testid=saved-views] a").TextContent));

        await cut.InvokeAsync(() => cut.Find("[data-testid^=view-rename-]").ClickAsync(new MouseEventArgs()));
        await cut.InvokeAsync(() => cut.Find("[data-testid=view-name]").InputAsync(new() { Value = "twos" }));
        await cut.InvokeAsync(() => cut.Find("form").SubmitAsync());
        cut.WaitForAssertion(() => Assert.Equal("twos", cut.Find("[data-testid=saved-views] a").TextContent));
    }

    private static async Task SaveAsync(IRenderedComponent<SavedViewList> cut, string name)
    {
        cut.WaitForAssertion(() => cut.Find("[data-testid=view-save]"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=view-save]").ClickAsync(new MouseEventArgs()));
        await cut.InvokeAsync(() => cut.Find("[data-testid=view-name]").InputAsync(new() { Value = name }));
        await cut.InvokeAsync(() => cut.Find("form").SubmitAsync());
    }

    private async Task<(IRenderedComponent<FilterPanel> Cut, FacetCounts Counts)> RenderAsync(SampleFilter filter)
    {
        var counts = await new SampleFacets(Database.Contexts).CountAsync(filter, Ct);
        var classes = await new DatasetList(Database.Contexts).ReadClassesAsync(filter.DatasetId, Ct);
        var cut = Render<FilterPanel>(parameters => parameters.Add(panel => panel.Filter, filter).Add(panel => panel.Classes, classes)
            .Add(panel => panel.Facets, counts).Add(panel => panel.Changed, asked => _asked = asked));
        cut.WaitForAssertion(() => cut.Find("[data-testid=view-save]"));
        return (cut, counts);
    }
}
