using Bunit;
using Fer.Data.Runs;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Tests.Engine.Runs;
using Fer.Web.Features.Runs;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>Notes, tags, the archive, filters and columns of the list of runs.</summary>
public sealed class RunListMarksTests : RunPagesContext
{
    private RunFixture _fixture = null!; // set before each test

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private RunMarks Marks => Services.GetRequiredService<RunMarks>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _fixture = await AddDatasetAsync();
    }

    [Fact]
    public async Task Archive_ChosenRuns_TakesThemOutAndUndoBringsThemBack()
    {
        var (one, two) = (await CompletedAsync("one"), await CompletedAsync("two"));
        var waiting = await Queue.EnqueueAsync(_fixture.NewRun("waits"), Ct);
        var cut = RenderList();
        await ClickAsync(cut, "choose-all", isChange: true);
        Assert.Equal("Archive 2 runs", cut.Find("[data-testid=archive]").TextContent.Trim());
        await ClickAsync(cut, "archive");
        cut.WaitForAssertion(() => Assert.Equal([$"run-{waiting}"], Lines(cut)));
        Assert.Contains("Archived 2 runs. 1 run that has not ended is left", cut.Find("[data-testid=notice]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Archived (2)", cut.Markup, StringComparison.Ordinal);
        await ClickAsync(cut, "undo");
        cut.WaitForAssertion(() => Assert.Equal(3, Lines(cut).Count));
        Assert.Contains("Took 2 runs out", cut.Find("[data-testid=notice]").TextContent, StringComparison.Ordinal);
        Assert.Equal([one, two, waiting], (await RowsAsync()).Where(run => run.ArchivedAt is null).Select(run => run.Id).Order());
    }

    [Fact]
    public async Task Archived_Filter_ShowsThemAloneAndTakesThemOut()
    {
        var (one, two) = (await CompletedAsync("one"), await CompletedAsync("two"));
        await Marks.ArchiveAsync([one], Ct);
        var cut = RenderList();
        Assert.Equal([$"run-{two}"], Lines(cut));
        await cut.InvokeAsync(() => cut.Find("[data-testid=filter-archived]").ChangeAsync(new() { Value = true }));
        cut.WaitForAssertion(() => Assert.Equal([$"run-{one}"], Lines(cut)));
        Assert.EndsWith("/runs?archived=true", Navigation.Uri, StringComparison.Ordinal);
        await ClickAsync(cut, $"choose-{one}", isChange: true);
        await ClickAsync(cut, "restore");
        cut.WaitForAssertion(() => Assert.Contains("No run is archived", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Filter_ByTagAndWords_LivesInTheAddress()
    {
        var (one, two) = (await CompletedAsync("baseline"), await CompletedAsync("second try"));
        await Marks.TagAsync([one, two], "paper", Ct);
        await Marks.NoteAsync(two, "with new labels", Ct);
        await CompletedAsync("untagged");
        var cut = RenderList("?tag=PAPER");
        Assert.Equal([$"run-{two}", $"run-{one}"], Lines(cut));
        await cut.InvokeAsync(() => cut.Find("[data-testid=filter-words]").ChangeAsync(new() { Value = "try LABELS" }));
        cut.WaitForAssertion(() => Assert.Equal([$"run-{two}"], Lines(cut)));
        Assert.Contains("words=try%20LABELS", Navigation.Uri, StringComparison.Ordinal);
        await cut.InvokeAsync(() => cut.Find("[data-testid=filter-words]").ChangeAsync(new() { Value = "nowhere" }));
        cut.WaitForAssertion(() => Assert.Contains("No run is like that", cut.Markup, StringComparison.Ordinal));
        await ClickAsync(cut, "show-all");
        cut.WaitForAssertion(() => Assert.Equal(3, Lines(cut).Count));
    }

    [Fact]
    public async Task Tag_ChosenRuns_IsUndoneOnlyWhereItWasNew()
    {
        var (one, two) = (await CompletedAsync("one"), await CompletedAsync("two"));
        await Marks.TagAsync([one], "paper", Ct);
        var cut = RenderList();
        await ClickAsync(cut, "choose-all", isChange: true);
        var dialogs = Render<MudDialogProvider>();
        var click = ClickAsync(cut, "tag");
        dialogs.WaitForElement("[data-testid=tag-name]");
        await dialogs.InvokeAsync(() => dialogs.Find("[data-testid=tag-name]").InputAsync(new() { Value = "Paper" }));
        await dialogs.InvokeAsync(() => dialogs.Find("[data-testid=tag-add]").ClickAsync(new()));
        await click;
        cut.WaitForAssertion(() => Assert.Contains("Tagged 1 run", cut.Find("[data-testid=notice]").TextContent, StringComparison.Ordinal));
        Assert.Equal("paper", cut.Find($"[data-testid=run-{two}] .tag").TextContent);
        await ClickAsync(cut, "undo");
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll($"[data-testid=run-{two}] .tag")));
        Assert.Single(cut.FindAll($"[data-testid=run-{one}] .tag"));
    }

    [Fact]
    public async Task Note_OfALine_IsWrittenInADialog()
    {
        var id = await CompletedAsync("one");
        var cut = RenderList();
        var dialogs = Render<MudDialogProvider>();
        await ClickAsync(cut, $"choose-{id}", isChange: true);
        var click = ClickAsync(cut, "write-note");
        dialogs.WaitForElement("[data-testid=note-text]");
        await dialogs.InvokeAsync(() => dialogs.Find("[data-testid=note-text]").InputAsync(new() { Value = "a first try" }));
        await dialogs.InvokeAsync(() => dialogs.Find("[data-testid=note-keep]").ClickAsync(new()));
        await click;
        cut.WaitForAssertion(() => Assert.Equal("a first try", cut.Find($"[data-testid=note-{id}]").TextContent));
    }

    [Fact]
    public async Task Columns_Chosen_AreShownSortedByAndKeptInTheBrowser()
    {
        var large = await CompletedAsync("large", settings => settings with { BatchSize = 128 });
        var small = await CompletedAsync("small", settings => settings with { BatchSize = 32 });
        var module = JSInterop.SetupModule("./Features/Runs/RunListPage.razor.js");
        module.Setup<string[]?>("read").SetResult(["Name", "State", "Batch size", "gone"]);
        var store = module.SetupVoid("store", _ => true).SetVoidResult();
        var cut = RenderList("?sort=Batch%20size&up=true");
        Assert.Equal(["Name", "State", "Batch size ↑"], cut.FindAll("thead th button").Select(head => head.TextContent));
        Assert.Equal([$"run-{small}", $"run-{large}"], Lines(cut));
        await cut.InvokeAsync(() => cut.Find("[data-testid=column-State]").ChangeAsync(new() { Value = false }));
        cut.WaitForAssertion(() => Assert.Equal(2, cut.FindAll("thead th button").Count));
        Assert.Equal(["Name", "Batch size"], (IEnumerable<string>)store.VerifyInvoke("store").Arguments[0]!);
    }

    [Fact]
    public async Task Render_RunWhoseTestWasSeen_CarriesTheBadge()
    {
        var (seen, fresh) = (await CompletedAsync("seen"), await CompletedAsync("fresh"));
        await new TestLedger(Database.Contexts, TimeProvider.System).RecordAsync(seen, "me", "curious", Ct);
        var cut = RenderList();
        cut.WaitForAssertion(() => Assert.Contains("looked at 1 time", cut.Find($"[data-testid=looked-{seen}]").GetAttribute("title"), StringComparison.Ordinal));
        Assert.Empty(cut.FindAll($"[data-testid=looked-{fresh}]"));
    }

    [Fact]
    public async Task RunPage_TagsAndNote_AreWrittenInPlace()
    {
        var id = await CompletedAsync("one");
        var cut = Render<RunPage>(parameters => parameters.Add(page => page.RunId, id));
        cut.WaitForElement("[data-testid=add-tag]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=add-tag]").InputAsync(new() { Value = "paper" }));
        await ClickAsync(cut, "add-tag-button");
        cut.WaitForAssertion(() => Assert.Equal("paper", cut.Find("[data-testid=marks] .tag a").TextContent));
        await ClickAsync(cut, "write-note");
        await cut.InvokeAsync(() => cut.Find("[data-testid=note-text]").InputAsync(new() { Value = "kept" }));
        await ClickAsync(cut, "note-keep");
        cut.WaitForAssertion(() => Assert.Equal("kept", cut.Find("[data-testid=note]").TextContent));
        await ClickAsync(cut, "archive-run");
        cut.WaitForElement("[data-testid=archived]");
        Assert.NotNull(Assert.Single(await RowsAsync()).ArchivedAt);
    }

    private IRenderedComponent<RunListPage> RenderList(string query = "")
    {
        Navigation.NavigateTo($"/runs{query}");
        var cut = Render<RunListPage>();
        cut.WaitForElement("tbody tr");
        return cut;
    }

    private static List<string?> Lines(IRenderedComponent<RunListPage> cut) => [.. cut.FindAll("tbody tr").Select(row => row.GetAttribute("data-testid"))];

    private static Task ClickAsync<T>(IRenderedComponent<T> cut, string testId, bool isChange = false)
        where T : IComponent =>
        cut.InvokeAsync(() => isChange ? cut.Find($"[data-testid={testId}]").ChangeAsync(new() { Value = true }) : cut.Find($"[data-testid={testId}]").ClickAsync(new()));

    private Task<IReadOnlyList<RunRow>> RowsAsync() => Services.GetRequiredService<RunQueries>().ListAsync(new RunFilter(), Ct);

    private async Task<int> CompletedAsync(string name, Func<Hyperparameters, Hyperparameters>? change = null)
    {
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun(name, change), Ct);
        await EpochRows.AddAsync(Database, lease.RunId, 1);
        await Queue.FinishAsync(lease, RunState.Completed, null, Ct);
        return lease.RunId;
    }
}
