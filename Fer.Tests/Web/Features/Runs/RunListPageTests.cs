using Bunit;
using Fer.Data.Runs;
using Fer.Web.Features.Runs;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features.Runs;

public sealed class RunListPageTests : RunPagesContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Render_NoRuns_OffersToTrain()
    {
        var cut = Render<RunListPage>();
        cut.WaitForAssertion(() => Assert.Contains("No runs yet", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Choose_TwoRuns_LeadsToTheirComparison()
    {
        var fixture = await AddDatasetAsync();
        await Queue.EnqueueAsync(fixture.NewRun("one"), Ct);
        await Queue.EnqueueAsync(fixture.NewRun("two"), Ct);
        var cut = Render<RunListPage>();
        cut.WaitForElement("[data-testid=choose-1]");
        await cut.InvokeAsync(() => cut.Find("[data-testid=choose-1]").ChangeAsync(new() { Value = true }));
        Assert.True(cut.Find("[data-testid=compare]").HasAttribute("disabled"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=choose-2]").ChangeAsync(new() { Value = true }));
        await cut.InvokeAsync(() => cut.Find("[data-testid=compare]").ClickAsync());
        Assert.EndsWith("/compare?runs=1,2", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_ByState_LivesInTheAddress()
    {
        var fixture = await AddDatasetAsync();
        await Queue.EnqueueAsync(fixture.NewRun("waits"), Ct);
        var lease = await Queue.EnqueueClaimedAsync(fixture.NewRun("failed"), Ct);
        await Queue.FinishAsync(lease, RunState.Failed, "why", Ct);
        Navigation.NavigateTo("/runs?state=Failed");
        var cut = Render<RunListPage>();
        cut.WaitForElement($"[data-testid=run-{lease.RunId}]");
        Assert.Single(cut.FindAll("tbody tr"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=filter-state]").ChangeAsync(new() { Value = "Queued" }));
        Assert.EndsWith("/runs?state=Queued", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_Page_EndsItsSubscription()
    {
        var cut = Render<RunListPage>();
        cut.WaitForAssertion(() => Assert.Equal(1, Feed.SubscriberCount));
        await DisposeComponentsAsync();
        Assert.Equal(0, Feed.SubscriberCount);
    }
}
