using Bunit;
using Fer.Data.Runs;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Features.Runs;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>What the list of runs says of deleted ones, and how they come back.</summary>
public sealed class DeletedRunsTests : RunPagesContext
{
    private RunFixture _fixture = null!; // set before each test

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _fixture = await AddDatasetAsync();
    }

    [Fact]
    public async Task Delete_ChosenRuns_AreOfferedBackAndComeBack()
    {
        var (one, two) = (await EndedAsync("one"), await EndedAsync("two"));
        Navigation.NavigateTo("/runs");
        var cut = Render<RunListPage>();
        cut.WaitForElement("[data-testid=choose-all]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=choose-all]").ChangeAsync(new() { Value = true }));
        var dialogs = Render<MudDialogProvider>();
        var click = cut.Find("[data-testid=delete]").ClickAsync(new());
        dialogs.WaitForElement(".confirm-text");
        await dialogs.FindAll(".mud-dialog-actions button")[1].ClickAsync(new());
        await click;

        cut.WaitForAssertion(() => Assert.Equal("2 runs deleted.", Words(cut)));
        var address = Uri.UnescapeDataString(Navigation.Uri).Split("/runs?deleted=");
        Assert.Equal([$"{one}", $"{two}"], address[1].Split(',').Order());
        Assert.Empty(Lines(cut));

        await UndoAsync(cut);

        cut.WaitForAssertion(() => Assert.Equal("2 runs are back.", Words(cut)));
        cut.WaitForAssertion(() => Assert.Equal([$"run-{one}", $"run-{two}"], Lines(cut).Order()));
        Assert.EndsWith("/runs", Navigation.Uri, StringComparison.Ordinal);
        await cut.InvokeAsync(() => cut.Find("[data-testid=deleted-dismiss]").ClickAsync(new()));
        Assert.Equal("", Words(cut));
    }

    [Fact]
    public async Task Address_OfADeletedRun_OffersItBackAfterAReloadToo()
    {
        var id = await EndedAsync("mine");
        await Desk.PutAsideAsync(id, Ct);
        Navigation.NavigateTo($"/runs?deleted={id}");

        var cut = Render<RunListPage>();

        cut.WaitForAssertion(() => Assert.Equal($"Run {id} “mine” deleted.", Words(cut)));
        await UndoAsync(cut);
        cut.WaitForAssertion(() => Assert.Equal([$"run-{id}"], Lines(cut)));
    }

    [Fact]
    public async Task Undo_OneOfTwoIsGoneMeanwhile_BringsTheOtherBackAndSaysWhich()
    {
        var (one, two) = (await EndedAsync("one"), await EndedAsync("two"));
        await Desk.PutAsideAsync(one, Ct);
        await Desk.PutAsideAsync(two, Ct);
        Navigation.NavigateTo($"/runs?deleted={one},{two}");
        var cut = Render<RunListPage>();
        cut.WaitForElement("[data-testid=deleted-undo]");
        await Database.ReadAsync(db => db.Runs.IgnoreQueryFilters().Where(run => run.Id == one)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.DeletedAt, TinyDataset.ImportedAt), Ct));

        await UndoAsync(cut);

        cut.WaitForAssertion(() => Assert.Equal([$"run-{two}"], Lines(cut)));
        Assert.Contains("“one” is gone", cut.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal($"Run {two} “two” is back.", Words(cut));
    }

    [Theory]
    [InlineData("4711")]
    [InlineData("none,-3,,1e9,99999999999999999999")]
    public async Task Address_NamesNoRunThatCanComeBack_SaysNothing(string text)
    {
        var id = await EndedAsync("mine");
        Navigation.NavigateTo($"/runs?deleted={text}");

        var cut = Render<RunListPage>();

        cut.WaitForElement($"[data-testid=run-{id}]");
        Assert.Equal("", Words(cut));
        Assert.Empty(cut.FindAll("[data-testid=deleted-undo], [role=alert]"));
    }

    private static string Words(IRenderedComponent<RunListPage> cut) => cut.Find("[data-testid=deleted-words]").TextContent;

    private static List<string?> Lines(IRenderedComponent<RunListPage> cut) => [.. cut.FindAll("tbody tr").Select(row => row.GetAttribute("data-testid"))];

    private static Task UndoAsync(IRenderedComponent<RunListPage> cut) => cut.InvokeAsync(() => cut.Find("[data-testid=deleted-undo]").ClickAsync(new()));

    private async Task<int> EndedAsync(string name)
    {
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun(name), Ct);
        await Queue.FinishAsync(lease, RunState.Completed, null, Ct);
        return lease.RunId;
    }
}
