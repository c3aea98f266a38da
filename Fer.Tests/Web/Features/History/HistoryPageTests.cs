using Bunit;
using Fer.Data.Labelling;
using Fer.Tests.TestKit;
using Fer.Web.Features.History;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace Fer.Tests.Web.Features.History;

public sealed class HistoryPageTests : PageContext
{
    [Fact]
    public async Task Page_DatasetWithoutActs_SaysWhatBelongsHere()
    {
        var (dataset, _) = await TinyDataset.AddAsync(Database, "faces", 3);

        var cut = RenderHistory($"dataset={dataset}");

        Assert.Contains("Nothing was changed yet", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_UnknownDataset_SaysSo()
    {
        var cut = RenderHistory("dataset=99");

        Assert.Contains("There is no such dataset", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Acts_AreShownInWordsNewestFirst()
    {
        var (dataset, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0);
        await ApplyAsync(dataset, ActKind.BulkLabel, new SampleChange.SetLabel([.. ids.Take(2)], 6), "ada", "too calm");
        await ApplyAsync(dataset, ActKind.Tag, new SampleChange.SetTag(ids, "blurred", true), "bob");

        var cut = RenderHistory($"dataset={dataset}");

        var rows = cut.FindAll("[data-testid=act]");
        Assert.Equal(["Tagged 3 images “blurred”", "Relabelled 2 images as Neutral"], rows.Select(row => row.QuerySelector(".what a")!.TextContent));
        Assert.Equal("too calm", rows[1].QuerySelector(".why")!.TextContent);
        Assert.Equal(["Stands", "Stands"], cut.FindAll("[data-testid=act-state]").Select(cell => cell.TextContent));
        Assert.Equal("2 acts", cut.Find("[data-testid=act-count]").TextContent);
    }

    [Fact]
    public async Task Filter_Chosen_GoesIntoTheAddressAndOntoThePage()
    {
        var (dataset, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0);
        await ApplyAsync(dataset, ActKind.BulkLabel, new SampleChange.SetLabel([.. ids.Take(2)], 6), "ada");
        await ApplyAsync(dataset, ActKind.Exclude, new SampleChange.SetExcluded(ids, true), "bob");
        var cut = RenderHistory($"dataset={dataset}");

        await cut.InvokeAsync(() => cut.Find("[data-testid=act-kind]").ChangeAsync(new ChangeEventArgs { Value = "Exclude" }));

        Assert.EndsWith($"dataset={dataset}&kind=Exclude", Navigation.Uri, StringComparison.Ordinal);
        cut.WaitForAssertion(() => Assert.Equal("Excluded 3 images", Assert.Single(cut.FindAll(".what a")).TextContent));
        Navigation.NavigateTo($"datasets/history?dataset={dataset}&toclass=1");
        cut.WaitForAssertion(() => Assert.Contains("No act fits this filter", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Act_Opened_ShowsPairsAndImages()
    {
        var (dataset, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0);
        var act = await ApplyAsync(dataset, ActKind.BulkLabel, new SampleChange.SetLabel(ids, 6), "ada");
        await ApplyAsync(dataset, ActKind.BulkLabel, new SampleChange.SetLabel([ids[2]], 1), "bob");

        var cut = RenderHistory($"dataset={dataset}&act={act}");

        cut.WaitForAssertion(() => Assert.Equal(3, cut.FindAll("[data-testid=act-images] li").Count));
        Assert.Equal(["Happy→Neutral2", "Angry→Neutral1"], cut.FindAll("[data-testid=act-pairs] li").Select(item => item.TextContent.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)));
        Assert.Contains("changed later: Disgust", cut.FindAll("[data-testid=act-images] li")[2].TextContent, StringComparison.Ordinal);
        Assert.Equal($"browse?dataset={dataset}&image={ids[0]}", cut.Find("[data-testid=act-images] a").GetAttribute("href"));
        Assert.Equal("Stands for 2 of 3", cut.FindAll("[data-testid=act-state]")[1].TextContent);
    }

    [Fact]
    public async Task Act_OfAnotherPage_IsShownAllTheSame()
    {
        var (dataset, ids) = await TinyDataset.AddAsync(Database, "faces", 3);
        for (var act = 0; act <= HistoryPage.PageSize; act++)
            await ApplyAsync(dataset, ActKind.Review, new SampleChange.SetReviewed(ids, act % 2 == 0), "ada");

        var cut = RenderHistory($"dataset={dataset}&act=1");

        cut.WaitForAssertion(() => cut.Find("[data-testid=act-panel]"));
        Assert.Equal(HistoryPage.PageSize + 1, cut.FindAll("[data-testid=act]").Count);
        Navigation.NavigateTo($"{Navigation.BaseUri}{cut.Find("[data-testid=older]").GetAttribute("href")}");
        cut.WaitForAssertion(() => Assert.Equal("1", Assert.Single(cut.FindAll("[data-testid=act]")).GetAttribute("data-id")));
        Navigation.NavigateTo($"datasets/history?dataset={dataset}&act=4711");
        cut.WaitForAssertion(() => Assert.Contains("There is no act 4711", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TakeBack_ActOfAnotherPerson_AsksWithCountsAndSaysWhatHappened()
    {
        var (dataset, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0);
        await ApplyAsync(dataset, ActKind.BulkLabel, new SampleChange.SetLabel(ids, 6), "ada");
        await ApplyAsync(dataset, ActKind.BulkLabel, new SampleChange.SetLabel([ids[2]], 1), "bob");
        JSInterop.Mode = JSRuntimeMode.Loose;
        var dialogs = Render<MudDialogProvider>();
        var cut = RenderHistory($"dataset={dataset}");

        var asking = cut.FindAll("[data-testid=act-reverse]")[1].ClickAsync(new MouseEventArgs());
        dialogs.WaitForAssertion(() => dialogs.Find(".confirm-text"));
        Assert.Contains("2 images change. 1 image stays as it is, because it was changed later.", dialogs.Find(".confirm-text").TextContent, StringComparison.Ordinal);
        await dialogs.FindAll("button").Single(button => button.TextContent.Contains("Take back for 2 images", StringComparison.Ordinal)).ClickAsync(new MouseEventArgs());
        await asking;

        cut.WaitForAssertion(() => Assert.Equal("Taken back: 2 images changed, 1 kept because of later changes.", cut.Find("[data-testid=history-message]").TextContent));
        Assert.Equal([3, 3, 1], await Database.ReadAsync(db => db.Samples.OrderBy(s => s.Id).Select(s => s.Label).ToListAsync(Ct)));
        Assert.Equal("Took back “Relabelled 3 images as Neutral”", cut.FindAll(".what a")[0].TextContent);
        Assert.Equal("Do again", cut.FindAll("[data-testid=act-reverse]")[1].TextContent);
    }

    [Fact]
    public async Task TakeBack_Refused_ChangesNothing()
    {
        var (dataset, ids) = await TinyDataset.AddAsync(Database, "faces", 3);
        await ApplyAsync(dataset, ActKind.BulkLabel, new SampleChange.SetLabel(ids, 6), "ada");
        JSInterop.Mode = JSRuntimeMode.Loose;
        var dialogs = Render<MudDialogProvider>();
        var cut = RenderHistory($"dataset={dataset}");

        var asking = cut.Find("[data-testid=act-reverse]").ClickAsync(new MouseEventArgs());
        dialogs.WaitForAssertion(() => dialogs.Find(".confirm-text"));
        await dialogs.FindAll("button").Single(button => button.TextContent.Contains("Cancel", StringComparison.Ordinal)).ClickAsync(new MouseEventArgs());
        await asking;

        Assert.Equal(6, await Database.ReadAsync(db => db.Samples.Select(s => s.Label).SingleAsync(Ct)));
        Assert.Equal("", cut.Find("[data-testid=history-message]").TextContent);
    }

    [Fact]
    public async Task Moment_BeforeAnAct_ShowsTheLabelsOfThenBesideNow()
    {
        var (dataset, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0);
        await ApplyAsync(dataset, ActKind.BulkLabel, new SampleChange.SetLabel([.. ids.Take(2)], 6), "ada");

        var cut = RenderHistory($"dataset={dataset}&asof=2026-02-01T00:00Z");

        cut.WaitForAssertion(() => Assert.Equal("2 images have another label now.", cut.Find("[data-testid=moment-summary]").TextContent));
        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("[data-testid=moment-images] li").Count));
        var happy = cut.FindAll("[data-testid=moment-counts] tbody tr")[3];
        Assert.Equal(["2", "0", "−2"], happy.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal($"datasets/{dataset}/labels.csv?asof=2026-02-01T00%3A00%3A00.000Z", cut.Find("[data-testid=moment-csv]").GetAttribute("href"));
        Navigation.NavigateTo($"datasets/history?dataset={dataset}&asof=2026-02-01T00:00Z&moved=0-1");
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=moment-images]")));
    }

    [Theory]
    [InlineData("nonsense", "is no moment")]
    [InlineData("2020-01-01T00:00Z", "No image was in the dataset yet")]
    public async Task Moment_WithoutMeaning_IsSaidInWords(string moment, string expected)
    {
        var (dataset, _) = await TinyDataset.AddAsync(Database, "faces", 3);

        var cut = RenderHistory($"dataset={dataset}&asof={moment}");

        cut.WaitForAssertion(() => Assert.Contains(expected, cut.Markup, StringComparison.Ordinal));
    }

    private IRenderedComponent<HistoryPage> RenderHistory(string query)
    {
        Navigation.NavigateTo($"datasets/history?{query}");
        var cut = Render<HistoryPage>();
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll(".skeleton-rows")));
        return cut;
    }

    private async Task<long?> ApplyAsync(int dataset, ActKind kind, SampleChange change, string actor, string? reason = null) =>
        (await Database.Labels.ApplyAsync(new(Guid.NewGuid(), dataset, kind, change, await Database.CuratorAsync(actor), reason), Ct)).ActId;
}
