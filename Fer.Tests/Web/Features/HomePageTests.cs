using Bunit;
using Fer.Data.Labelling;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Tests.Web.Features.Runs;
using Fer.Web.Features.Home;
using Microsoft.AspNetCore.Components.Web;

namespace Fer.Tests.Web.Features;

public sealed class HomePageTests : PageContext
{
    [Fact]
    public void Render_NoDataset_OffersTwoWaysToStart()
    {
        var cut = Render<HomePage>();

        cut.WaitForAssertion(() => cut.Find("[data-testid=empty-home]"));
        Assert.Equal("Make the built-in sample", cut.Find("[data-testid=make-sample]").TextContent.Trim());
        Assert.Contains("not photographed", cut.Markup, StringComparison.Ordinal);
        Assert.Equal("datasets/import", cut.Find("[data-testid=import-own]").GetAttribute("href"));
    }

    [Fact]
    public async Task MakeSample_Clicked_ShowsProgressThenTheReport()
    {
        var cut = Render<HomePage>();
        cut.WaitForAssertion(() => cut.Find("[data-testid=make-sample]"));

        await cut.InvokeAsync(() => cut.Find("[data-testid=make-sample]").ClickAsync(new MouseEventArgs()));
        cut.WaitForAssertion(() => Assert.Contains("6.0 s left", cut.Find("[data-testid=import-job]").TextContent, StringComparison.Ordinal));
        Import.Complete(ScriptedImport.Report(7));

        cut.WaitForAssertion(() => Assert.Contains("7 images added to faces", cut.Find("[data-testid=import-report]").TextContent, StringComparison.Ordinal));
        Assert.Contains("2303 pixels instead of 2304", cut.Find("[data-testid=rejections]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_FreshDataset_PointsToBrowse()
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 3, 0);
        Navigation.NavigateTo($"/?dataset={datasetId}");

        var cut = Render<HomePage>();

        cut.WaitForAssertion(() => Assert.Equal($"browse?dataset={datasetId}", cut.Find(".next a").GetAttribute("href")));

        await Database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[0], 6, 1, await Database.CuratorAsync("ada")), Ct);
        var later = Render<HomePage>();
        later.WaitForAssertion(() => Assert.Equal($"splits/new?dataset={datasetId}", later.Find(".next a").GetAttribute("href")));
    }

    [Theory]
    [InlineData(RunState.Completed, true, "1 run completed", "train")]
    [InlineData(RunState.Interrupted, false, "mine was interrupted after 1 of 2 epochs", "runs/1")]
    [InlineData(RunState.Failed, false, "mine failed after 1 of 2 epochs", "runs/1")]
    [InlineData(RunState.Cancelled, false, "Train a network on a split", "train")]
    public async Task Render_Trained_IsDoneOnlyOnceARunHasCompleted(RunState state, bool isDone, string words, string path)
    {
        var (fixture, lease, queue) = await StartedAsync();
        await queue.FinishAsync(lease, state, "Why.", Ct);
        Navigation.NavigateTo($"/?dataset={fixture.DatasetId}");

        var cut = Render<HomePage>();

        var step = cut.WaitForElements("[data-testid=steps] li")[3];
        Assert.Contains(words, step.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{path}?dataset={fixture.DatasetId}", step.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(isDone ? 4 : 3, cut.FindAll("[data-testid=steps] li").ToList().FindIndex(entry => entry.ClassList.Contains("next")));
    }

    [Fact]
    public async Task Render_FailureAfterACompletedRun_IsDoneAndNamesTheFailure()
    {
        var (fixture, lease, queue) = await StartedAsync();
        await queue.FinishAsync(lease, RunState.Completed, null, Ct);
        var later = await queue.EnqueueClaimedAsync(fixture.NewRun("second"), Ct);
        await queue.FinishAsync(later, RunState.Failed, "Why.", Ct);

        var step = Render<HomePage>().WaitForElements("[data-testid=steps] li")[3];

        Assert.Contains("1 run completed. second failed after 0 of 2 epochs.", step.TextContent, StringComparison.Ordinal);
        Assert.Equal("See why", step.QuerySelector("a")!.TextContent.Trim());
    }

    private async Task<(RunFixture Fixture, RunLease Lease, RunQueue Queue)> StartedAsync()
    {
        var fixture = await RunFixture.CreateAsync(Database, Ct);
        var queue = new RunQueue(Database.Contexts, TimeProvider.System);
        var lease = await queue.EnqueueClaimedAsync(fixture.NewRun("mine"), Ct);
        await EpochRows.AddAsync(Database, lease.RunId, 1);
        return (fixture, lease, queue);
    }
}
