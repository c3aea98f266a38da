using Bunit;
using Fer.Data.Evaluations;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Tests.TestKit;
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

    [Fact]
    public async Task Render_InterruptedRun_SaysHowFarItGotAndCanBeScored()
    {
        var fixture = await AddDatasetAsync();
        var lease = await Queue.EnqueueClaimedAsync(fixture.NewRun("cut off"), Ct);
        await EpochRows.AddAsync(Database, lease.RunId, 1);
        await Queue.FinishAsync(lease, RunState.Interrupted, "The power went.", Ct);
        await Queue.EnqueueAsync(fixture.NewRun("other"), Ct);
        Scoring.Script = async (id, part, _) =>
        {
            Assert.Equal((lease.RunId, SplitPart.Validation), (id, part));
            await using var db = await Database.Contexts.CreateDbContextAsync(Ct);
            db.Evaluations.Add(new Evaluation
            {
                RunId = id,
                Part = part,
                Epoch = 1,
                CreatedAt = TinyDataset.ImportedAt,
                SampleCount = 4,
                Accuracy = 0.25,
                AccuracyLow = 0.05,
                AccuracyHigh = 0.7,
                MacroF1 = 0.2,
                LogLoss = 1.4,
                Confusion = new int[49],
            });
            await db.SaveChangesAsync(Ct);
            return null;
        };
        Navigation.NavigateTo("/compare?runs=1,2");
        var cut = Render<ComparePage>();
        Assert.Contains("Interrupted, 1 of 2 epochs", cut.WaitForElement("[data-testid=comparison]").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 (1 of 2 done)", cut.Find("[data-testid=comparison]").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[data-testid=score-2]"));

        await cut.InvokeAsync(() => cut.Find("[data-testid=score-1]").ClickAsync());

        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll("[data-testid=score-1]")));
        Assert.Contains("25.0", cut.Find("[data-testid=rank-1]").TextContent, StringComparison.Ordinal);
        cut.WaitForAssertion(() => Assert.Contains("Run 2 has no score", cut.Find("[data-testid=pairs]").TextContent, StringComparison.Ordinal));
    }
}
