using Bunit;
using Fer.Web.Features.Compare;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features.Runs;

public sealed class ComparePageTests : RunPagesContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Render_NoRuns_OffersToTrain()
    {
        var cut = Render<ComparePage>();
        cut.WaitForAssertion(() => Assert.Contains("No runs to compare yet", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_TwoRuns_ShowsOnlySettingsThatDifferAndWhyTheyCannotBeTested()
    {
        var fixture = await AddDatasetAsync();
        await Queue.EnqueueAsync(fixture.NewRun("one"), Ct);
        await Queue.EnqueueAsync(fixture.NewRun("two", settings => settings with { BatchSize = 8 }), Ct);
        Navigation.NavigateTo("/compare?runs=2,1");
        var cut = Render<ComparePage>();
        var table = cut.WaitForElement("[data-testid=comparison]");
        Assert.Equal(["two", "one"], table.QuerySelectorAll("thead a").Select(link => link.TextContent));
        Assert.Contains("Batch size", table.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Learning rate", table.TextContent, StringComparison.Ordinal);
        cut.WaitForAssertion(() => Assert.Contains("Run 2 has no score on the validation part", cut.Find("[data-testid=pairs]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Remove_Run_TakesItOutOfTheAddress()
    {
        var fixture = await AddDatasetAsync();
        await Queue.EnqueueAsync(fixture.NewRun("one"), Ct);
        await Queue.EnqueueAsync(fixture.NewRun("two"), Ct);
        Navigation.NavigateTo("/compare?runs=1,2");
        var cut = Render<ComparePage>();
        cut.WaitForElement("button[aria-label='Remove one']");
        await cut.InvokeAsync(() => cut.Find("button[aria-label='Remove one']").ClickAsync());
        Assert.EndsWith("/compare?runs=2", Navigation.Uri, StringComparison.Ordinal);
    }
}
