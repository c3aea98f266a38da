using Bunit;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Tests.Engine.Runs;
using Fer.Web.Features.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features.Runs;

public sealed class VerdictPanelTests : RunPagesContext
{
    private RunFixture _fixture = null!; // set before each test

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _fixture = await AddDatasetAsync();
    }

    [Fact]
    public async Task Panel_OverFitRun_SaysFromWhereAndQueuesTheCopyThatHelps()
    {
        var cut = await RenderAsync(validationCount: 5000);

        Assert.Equal("Over-fit from epoch 10", cut.Find("[data-testid=verdict-title]").TextContent);
        Assert.Contains("lowest at epoch 10", cut.Find("[data-testid=verdict-reason]").TextContent, StringComparison.Ordinal);
        Assert.Contains("n = 5\u202F000", cut.Find("[data-testid=verdict-evidence]").TextContent, StringComparison.Ordinal);
        await cut.InvokeAsync(() => cut.FindAll("[data-testid=verdict-remedy]").Single(button => button.TextContent.Contains("early stopping", StringComparison.Ordinal)).ClickAsync(new()));

        var asked = Assert.Single(Desk.Asked);
        Assert.EndsWith(", early stopping after 5 epochs", asked.Name, StringComparison.Ordinal);
        Assert.Equal(5, asked.Hyperparameters.Patience);
    }

    [Fact]
    public async Task Panel_FewImages_SaysWhatAVerdictNeedsAndOffersNothing()
    {
        var cut = await RenderAsync(validationCount: 40);

        Assert.Equal("Cannot say", cut.Find("[data-testid=verdict-title]").TextContent);
        Assert.Contains("at least 100 validation images; there are 40", cut.Find("[data-testid=verdict-reason]").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[data-testid=verdict-remedy]"));
        Assert.Empty(cut.FindAll("[data-testid=verdict-evidence]"));
    }

    private async Task<IRenderedComponent<VerdictPanel>> RenderAsync(int validationCount)
    {
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        await Queue.FinishAsync(lease, RunState.Completed, null, Ct);
        var detail = await Services.GetRequiredService<RunQueries>().FindAsync(lease.RunId, Ct);
        var shown = detail! with
        {
            Run = detail.Run with { Counts = new PartCounts(20_000, validationCount, 0) },
            Epochs = [.. Enumerable.Range(1, 30).Select(epoch => new EpochPoint(
                epoch, 1.5 - 0.04 * epoch, 0.5 + 0.015 * epoch, 1 + 0.002 * (epoch - 10) * (epoch - 10), 0.6, 0.55, 0.01, 3, 100))],
        };
        return Render<VerdictPanel>(parameters => parameters.Add(panel => panel.Detail, shown).Add(panel => panel.Classes, [.. Enumerable.Range(0, 7).Select(index => new RunClass(index, $"class {index}", 1, 10))]));
    }
}
