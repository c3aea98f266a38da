using Bunit;
using Fer.Data.Quality;
using Fer.Tests.TestKit;
using Fer.Web.Components.Keyboard;
using Fer.Web.Features.Quality;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Web.Features.Quality;

public sealed class ReviewPageTests : PageContext
{
    private int _dataset;
    private long[] _samples = [];
    private long[] _suspects = [];

    [Fact]
    public async Task Keys_OneAfterAnother_StoreEachDecisionAndGoOn()
    {
        var cut = await RenderAsync();
        Assert.Equal("Nothing reviewed yet", cut.Find("[data-testid=review-precision]").TextContent);

        await PressAsync(cut, "a");
        Shown(cut, _suspects[1]);
        await PressAsync(cut, "k");
        Shown(cut, _suspects[2]);
        await PressAsync(cut, "n");

        cut.WaitForAssertion(() => Assert.Contains("Everything here is reviewed", cut.Markup, StringComparison.Ordinal));
        cut.WaitForAssertion(() => Assert.Equal("3 of 3 reviewed", cut.Find("[data-testid=review-progress]").TextContent));
        Assert.Equal([QualityDecision.Accepted, QualityDecision.Kept, QualityDecision.NotAFace], await DecisionsAsync());
        Assert.Equal([3, 1, 2, 3], await LabelsAsync());
    }

    [Fact]
    public async Task Undo_AfterADecision_ShowsItsImageAgain()
    {
        var cut = await RenderAsync();
        await PressAsync(cut, "6");
        Shown(cut, _suspects[1]);
        Assert.Equal(5, (await LabelsAsync())[0]);

        await PressAsync(cut, "Ctrl+z");

        Shown(cut, _suspects[0]);
        Assert.Contains("Taken back: label suspect: another class, 1 decision", cut.Find("[data-testid=review-message]").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, (await LabelsAsync())[0]);
        await PressAsync(cut, "Shift+z");
        cut.WaitForAssertion(() => Assert.Equal("Another class", cut.Find("[data-testid=issue-decided] strong").TextContent));
        Assert.Equal(5, (await LabelsAsync())[0]);
    }

    [Fact]
    public async Task Back_ToADecidedIssue_RefusesAnotherDecisionUntilItIsTakenBack()
    {
        var cut = await RenderAsync();
        await PressAsync(cut, "k");
        Shown(cut, _suspects[1]);
        await PressAsync(cut, "ArrowLeft");
        Shown(cut, _suspects[0]);

        await PressAsync(cut, "a");
        Assert.Contains("This is decided: Kept", cut.Find("[data-testid=review-message]").TextContent, StringComparison.Ordinal);
        await cut.InvokeAsync(() => cut.Find("[data-testid=take-back]").ClickAsync(new MouseEventArgs()));

        cut.WaitForAssertion(() => cut.Find("[data-testid=decide-Accepted]"));
        await PressAsync(cut, "a");
        Shown(cut, _suspects[1]);
        Assert.Equal(3, (await LabelsAsync())[0]);
    }

    [Fact]
    public async Task Decide_WhatSomebodyElseRelabelled_KeepsTheImageAndSaysWho()
    {
        var cut = await RenderAsync();
        await Database.Labels.RelabelAsync(new(Guid.NewGuid(), _samples[0], 6, 1, await Database.CuratorAsync("bob")), Ct);

        await PressAsync(cut, "a");

        cut.WaitForAssertion(() => Assert.Equal("Not stored: bob labelled this image meanwhile. Look again and decide.", cut.Find("[data-testid=review-message]").TextContent));
        Shown(cut, _suspects[0]);
        Assert.Equal(6, (await LabelsAsync())[0]);
        await PressAsync(cut, "a");
        Shown(cut, _suspects[1]);
        Assert.Equal(3, (await LabelsAsync())[0]);
    }

    [Fact]
    public async Task Decide_TheDiskIsFull_KeepsTheImageAndLosesNothing()
    {
        var cut = await RenderAsync();
        await using (var db = await Database.Contexts.CreateDbContextAsync(Ct))
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER Full BEFORE INSERT ON LabelAct BEGIN SELECT RAISE(ABORT, 'disk full'); END", Ct);

        await PressAsync(cut, "a");

        cut.WaitForAssertion(() => Assert.Contains("could not be written to disk", cut.Find("[data-testid=review-message]").TextContent, StringComparison.Ordinal));
        Shown(cut, _suspects[0]);
        await using (var db = await Database.Contexts.CreateDbContextAsync(Ct))
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER Full", Ct);
        await PressAsync(cut, "a");
        Shown(cut, _suspects[1]);
    }

    [Fact]
    public async Task Render_WithAKindAndAnIssueInTheAddress_BeginsThere()
    {
        var cut = await RenderAsync(dataset => $"quality/review?dataset={dataset}&kind=LabelSuspect&given=2");
        Shown(cut, _suspects[2]);

        Navigation.NavigateTo($"quality/review?dataset={_dataset}&kind=Blank");
        cut.WaitForAssertion(() => Assert.Contains("Nothing waits for a review", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Grid_AcceptAll_DecidesTheChosenAsOneActAndUndoBringsThemBack()
    {
        var cut = await RenderAsync(dataset => $"quality/review?dataset={dataset}&view=grid", "[data-testid=grid-all]");
        await cut.InvokeAsync(() => cut.Find($"[data-testid=tile-{_suspects[0]}]").ClickAsync(new MouseEventArgs()));
        await cut.InvokeAsync(() => cut.Find($"[data-testid=tile-{_suspects[2]}]").ClickAsync(new MouseEventArgs()));
        Assert.Equal("2 images chosen", cut.Find("[data-testid=grid-chosen]").TextContent);

        await PressAsync(cut, "a");

        cut.WaitForAssertion(() => Assert.Equal("Saved: Accepted, 2 images", cut.Find("[data-testid=review-message]").TextContent));
        Assert.Equal([3, 1, 5, 3], await LabelsAsync());
        Assert.Single(cut.FindAll(".tile"));
        Assert.Equal(1, await Database.ReadAsync(db => db.LabelActs.CountAsync(Ct)));
        await PressAsync(cut, "z");
        cut.WaitForAssertion(() => Assert.Equal(3, cut.FindAll(".tile").Count));
    }

    private async Task<IRenderedComponent<ReviewPage>> RenderAsync(Func<int, string>? address = null, string ready = "[data-testid=issue]")
    {
        (_dataset, _samples) = await TinyDataset.AddAsync(Database, "faces", 0, 1, 2, 3);
        _suspects = await TestIssues.AddSuspectsAsync(Database, _dataset, (_samples[0], 0, 3), (_samples[1], 1, 4), (_samples[2], 2, 5));
        Navigation.NavigateTo(address?.Invoke(_dataset) ?? $"quality/review?dataset={_dataset}");
        var cut = Render<ReviewPage>();
        cut.WaitForAssertion(() => cut.Find(ready));
        return cut;
    }

    private static async Task PressAsync(IRenderedComponent<ReviewPage> cut, string key)
    {
        var scope = cut.FindComponent<ShortcutScope>().Instance;
        await cut.InvokeAsync(() => scope.OnKeyAsync(key));
    }

    private static void Shown(IRenderedComponent<ReviewPage> cut, long issue) => cut.WaitForAssertion(() =>
        Assert.Equal(issue.ToString(System.Globalization.CultureInfo.InvariantCulture), cut.Find("[data-testid=issue]").GetAttribute("data-id")));

    private Task<List<int>> LabelsAsync() => Database.ReadAsync(db => db.Samples.OrderBy(sample => sample.Id).Select(sample => sample.Label).ToListAsync(Ct));

    private Task<List<QualityDecision>> DecisionsAsync() =>
        Database.ReadAsync(db => db.QualityIssues.OrderBy(issue => issue.Id).Select(issue => issue.Decision!.Value).ToListAsync(Ct));
}
