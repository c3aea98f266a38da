using Bunit;
using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Engine.CrossValidations;
using Fer.Engine.Quality;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Features.Quality;
using Fer.Web.Hosting.Training;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fer.Tests.Web.Features.Quality;

public sealed class QualityPageTests : PageContext
{
    public QualityPageTests()
    {
        Services.AddFerRuns().AddSingleton<RunFeed>();
        Services.TryAddSingleton<CrossValidations>();
        Services.TryAddSingleton<QualityQueue>();
        JSInterop.SetupModule("./Components/Charts/ApexChart.razor.js").SetupModule("create", _ => true).SetupVoid("dispose").SetVoidResult();
    }

    [Fact]
    public async Task Render_NeverChecked_ShowsWhatIsKnownAtOnce()
    {
        var (dataset, _) = await SpecDataset.AddAsync(Database, "faces", new(3, Image: 1), new(0, Image: 1), new(6));
        var cut = RenderPage(dataset);

        cut.WaitForAssertion(() => Assert.Contains("Not checked yet", cut.Find("[data-testid=check-none]").TextContent, StringComparison.Ordinal));
        Assert.Contains("1 group is labelled differently", cut.Find("[data-testid=card-duplicates]").TextContent, StringComparison.Ordinal);
        Assert.Contains("No model has judged the labels yet", cut.Find("[data-testid=card-labels]").TextContent, StringComparison.Ordinal);
        Assert.EndsWith($"quality/groups?dataset={dataset}&show=Conflicting", cut.Find("[data-testid=card-conflicts]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_AfterACheck_ShowsWhatItFoundAndWhereToSettleIt()
    {
        var (dataset, ids) = await TinyDataset.AddAsync(Database, "faces", 0, 0, 0, 1, 2);
        await TestIssues.AddSuspectsAsync(Database, dataset, (ids[0], 0, 3), (ids[1], 0, 3));
        await TestIssues.AddFaultAsync(Database, dataset, ids[2], QualityIssueKind.TooDark);
        await TestQualityRuns.AddAsync(Database, dataset, RunState.Completed, TestQualityRuns.Report(ids[^1]));
        var cut = RenderPage(dataset);

        cut.WaitForAssertion(() => Assert.Contains("duplicates, image faults, properties, labels", cut.Find("[data-testid=check-latest]").TextContent, StringComparison.Ordinal));
        Assert.Empty(cut.FindAll("[data-testid=check-old]"));
        Assert.Contains("Review 2 suspects", cut.Find("[data-testid=card-labels-open]").TextContent, StringComparison.Ordinal);
        var cell = cut.Find("[data-testid=noise-0-3] a");
        Assert.EndsWith($"kind=LabelSuspect&given=0&suggested=3", cell.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("57\u202f%", cell.TextContent);
        Assert.Contains("Too dark", cut.Find("[data-testid=faults]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Angry has 3.0 times as many images as Disgust", cut.Find("[data-testid=imbalance]").TextContent, StringComparison.Ordinal);
        var properties = cut.Find("[data-testid=card-properties]").TextContent;
        Assert.Contains("Brightness alone guesses the label right 31\u202f% of the time, against 14\u202f% by chance", properties, StringComparison.Ordinal);
        Assert.Contains("Contrast says nothing about the label", properties, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_DataChangedSince_OffersToCheckAgain()
    {
        var (dataset, ids) = await TinyDataset.AddAsync(Database, "faces", 0, 1, 2);
        await TestQualityRuns.AddAsync(Database, dataset, RunState.Completed, TestQualityRuns.Report(ids[1], lastEventId: 3));
        await TestQualityRuns.AddAsync(Database, dataset, RunState.Failed, null, run => run.EndReason = "The disk was full.");
        await Database.Labels.RelabelAsync(new(Guid.NewGuid(), ids[0], 6, 1, await Database.CuratorAsync("ada")), Ct);
        var cut = RenderPage(dataset);

        cut.WaitForAssertion(() => Assert.Contains("1 image was added and 1 label was changed since", cut.Find("[data-testid=check-old]").TextContent, StringComparison.Ordinal));
        Assert.Contains("did not finish: The disk was full.", cut.Find("[data-testid=check-broken]").TextContent, StringComparison.Ordinal);
        await cut.InvokeAsync(() => cut.Find("[data-testid=check-old] button").ClickAsync(new MouseEventArgs()));
        cut.WaitForAssertion(() => cut.Find("[data-testid=check-form]"));
    }

    [Fact]
    public async Task Check_AsFilledIn_IsQueuedAndCanBeCancelled()
    {
        var (dataset, _) = await TinyDataset.AddAsync(Database, "faces", 0, 1, 2);
        var cut = RenderPage(dataset);
        await cut.InvokeAsync(() => cut.Find("[data-testid=check-quality]").ClickAsync(new MouseEventArgs()));
        cut.WaitForAssertion(() => cut.Find("[data-testid=check-form]"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=check-properties]").ChangeAsync(new() { Value = false }));

        await cut.InvokeAsync(() => cut.Find("[data-testid=check-form]").SubmitAsync());

        cut.WaitForAssertion(() => Assert.Contains("A check waits for its turn", cut.Find("[data-testid=check-running]").TextContent, StringComparison.Ordinal));
        var run = await Database.ReadAsync(db => db.QualityRuns.SingleAsync(Ct));
        Assert.Equal(new QualityRequest { Properties = false }, run.Request);
        Assert.Empty(cut.FindAll("[data-testid=check-form]"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=cancel-check]").ClickAsync(new MouseEventArgs()));
        cut.WaitForAssertion(() => Assert.Contains("was cancelled", cut.Find("[data-testid=check-broken]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_MoreFoldsThanImages_SaysWhyNotAndKeepsTheForm()
    {
        var (dataset, _) = await TinyDataset.AddAsync(Database, "faces", 0, 1, 2);
        var cut = RenderPage(dataset);
        await cut.InvokeAsync(() => cut.Find("[data-testid=check-quality]").ClickAsync(new MouseEventArgs()));
        cut.WaitForAssertion(() => cut.Find("[data-testid=judge-NewFolds]"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=judge-NewFolds]").ChangeAsync(new() { Value = "on" }));
        await cut.InvokeAsync(() => cut.Find("[data-testid=folds]").ChangeAsync(new() { Value = "20" }));

        await cut.InvokeAsync(() => cut.Find("[data-testid=check-form]").SubmitAsync());

        cut.WaitForAssertion(() => Assert.NotEmpty(cut.Find("[data-testid=check-refused]").TextContent));
        Assert.Equal(0, await Database.ReadAsync(db => db.QualityRuns.CountAsync(Ct)));
        Assert.Equal(0, await Database.ReadAsync(db => db.CrossValidations.CountAsync(Ct)));
    }

    [Fact]
    public void Render_NoImages_LeadsToTheImport()
    {
        Navigation.NavigateTo("quality?dataset=1");
        var cut = Render<QualityPage>();
        cut.WaitForAssertion(() => Assert.Contains("Import images", cut.Markup, StringComparison.Ordinal));
    }

    private IRenderedComponent<QualityPage> RenderPage(int dataset)
    {
        Navigation.NavigateTo($"quality?dataset={dataset}");
        var cut = Render<QualityPage>();
        cut.WaitForAssertion(() => cut.Find("[data-testid=card-labels]"));
        return cut;
    }
}
