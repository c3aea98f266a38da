using Bunit;
using Fer.Data.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Tests.Engine.Runs;
using Fer.Web.Features.Runs;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>What the run's page shows while it trains.</summary>
public sealed class RunLiveTests : RunPagesContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private RunFixture _fixture = null!; // set before each test

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _fixture = await AddDatasetAsync();
    }

    [Fact]
    public async Task Batch_WhileTraining_ShowsEveryLiveFigure()
    {
        var (run, cut) = await TrainingAsync();
        Feed.Apply(run, Batch(2, accuracy: 0.432, rate: 0.000512, memory: 3L << 29));

        cut.WaitForAssertion(() => Assert.Contains("43.2", cut.Find("[data-testid=live-figures]").TextContent, StringComparison.Ordinal), Patience);
        var figures = cut.Find("[data-testid=live-figures]").TextContent;
        Assert.Contains("1.500", figures, StringComparison.Ordinal);
        Assert.Contains("0.000512", figures, StringComparison.Ordinal);
        Assert.Contains("900", figures, StringComparison.Ordinal);
        Assert.Contains("1.5 GB", figures, StringComparison.Ordinal);
        Assert.Contains("bfloat16", figures, StringComparison.Ordinal);
        Assert.Contains("on cpu", figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_WhileTraining_LeavesTheRowsUnread()
    {
        var (run, cut) = await TrainingAsync();
        Feed.Apply(run, Batch(1));
        cut.WaitForAssertion(() => Assert.Contains("batch 1 of 4", cut.Markup, StringComparison.Ordinal), Patience);
        await using (var db = await Database.Contexts.CreateDbContextAsync(Ct))
            await db.Runs.ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "renamed"), Ct);

        Feed.Apply(run, Batch(2));
        cut.WaitForAssertion(() => Assert.Contains("batch 2 of 4", cut.Markup, StringComparison.Ordinal), Patience);

        Assert.DoesNotContain("renamed", cut.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_BeforeTheFirstEpoch_AreThereSoThatNothingJumps()
    {
        var (_, cut) = await TrainingAsync();
        Assert.Equal(4, cut.FindAll("[data-testid=curves] figure").Count);
        Assert.Single(cut.FindAll("[data-testid=class-standing-awaited]"));
        Assert.Equal(12, cut.FindAll("[data-testid=samples] li").Count);
        Assert.All(cut.FindAll("[data-testid=curves] figure"), figure => Assert.Contains("no epoch has ended yet", figure.GetAttribute("aria-label"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Epoch_Finished_DrawsFourChartsWithTheirTables()
    {
        var (run, cut) = await TrainingAsync();
        await EpochRows.AddAsync(Database, run, 1);
        Feed.Apply(run, new EpochMessage(1, 0.5, 3, true));
        cut.WaitForAssertion(() => Assert.Contains("over 1 epoch", cut.Find("[data-testid=curves] figure").GetAttribute("aria-label"), StringComparison.Ordinal), Patience);

        Assert.Equal(["Loss", "Accuracy", "Macro-F1", "Learning rate"], cut.FindAll("[data-testid=curves] figcaption span").Select(title => title.TextContent));
        await cut.FindAll("[data-testid=curves] figcaption button")[3].ClickAsync(new());
        Assert.Contains("0.000512", cut.Find("[data-testid=curves] table").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classes_AfterTwoEpochs_ShowWeakestAndStrongestWithTheirChange()
    {
        var (run, cut) = await TrainingAsync();
        await EpochRows.AddAsync(Database, run, 1, classF1: [0.1, 0.9, 0.5, 0.6, 0.3, 0.7, 0.2]);
        await EpochRows.AddAsync(Database, run, 2, classF1: [0.2, 0.8, 0.5, 0.6, 0.4, 0.7, 0.1]);
        Feed.Apply(run, new EpochMessage(2, 0.5, 3, false));
        cut.WaitForElement("[data-testid=class-standing]", Patience);

        // Validation holds one image each of Disgust, Fear, Happy and Sad; classes without any have no F1 to speak of.
        var weakest = cut.FindAll("[data-testid=weakest] tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, weakest.Count);
        Assert.Contains("Sad", weakest[0], StringComparison.Ordinal);
        Assert.Contains("+10.0", weakest[0], StringComparison.Ordinal);
        var strongest = cut.Find("[data-testid=strongest] tbody tr");
        Assert.Contains("Disgust", strongest.TextContent, StringComparison.Ordinal);
        Assert.Contains("\u221210.0", strongest.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Samples_AfterAnEpoch_ShowImageClassAndAnswer()
    {
        var (run, cut) = await TrainingAsync();
        Assert.Contains("first finished epoch", cut.Find("[data-testid=samples]").TextContent, StringComparison.Ordinal);
        var (right, wrong) = (_fixture.SampleIds[8], _fixture.SampleIds[9]);
        await EpochRows.AddAsync(Database, run, 1);
        Feed.Apply(run, new EpochMessage(1, 0.5, 3, true, MacroF1: 0.4, ClassF1: [0.5], Samples: [new LivePrediction(right, 1, 1, 0.93), new LivePrediction(wrong, 2, 3, 0.61)]));

        var image = cut.WaitForElement($"[data-testid=sample-{wrong}] img", Patience);
        Assert.StartsWith($"images/{wrong}?v=", image.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal(0, int.Parse(image.GetAttribute("width")!, System.Globalization.CultureInfo.InvariantCulture) % 48);
        var said = cut.Find($"[data-testid=sample-{wrong}]");
        Assert.Contains("wrong", said.ClassName, StringComparison.Ordinal);
        Assert.Contains("Fear", said.TextContent, StringComparison.Ordinal);
        Assert.Contains("Happy 61", said.TextContent, StringComparison.Ordinal);
        Assert.Contains("right", cut.Find($"[data-testid=sample-{right}]").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfAnotherProcess_SaysThatOnlyEpochsAreKnown()
    {
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        var cut = Render<RunPage>(parameters => parameters.Add(page => page.RunId, lease.RunId));
        Assert.Contains("Another process", cut.WaitForElement("[data-testid=live]").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[data-testid=samples]"));
    }

    private async Task<(int RunId, IRenderedComponent<RunPage> Page)> TrainingAsync()
    {
        var lease = await Queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        Feed.Begin(lease.RunId);
        Feed.Apply(lease.RunId, new StartedMessage("cpu", 5, 4, 2, NumberPrecision.BFloat16, 1));
        var cut = Render<RunPage>(parameters => parameters.Add(page => page.RunId, lease.RunId));
        cut.WaitForElement("[data-testid=live-figures]", Patience);
        return (lease.RunId, cut);
    }

    private static BatchMessage Batch(int batch, double accuracy = 0.4, double rate = 0.01, long memory = 1L << 30) =>
        new(1, batch, 4, 900, 1.5, accuracy, rate, memory);
}
