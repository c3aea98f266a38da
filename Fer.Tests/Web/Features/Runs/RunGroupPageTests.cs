using Bunit;
using Fer.Data.Evaluations;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Tests.Engine.Evaluations;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Components.Charts;
using Fer.Web.Features.Runs;

namespace Fer.Tests.Web.Features.Runs;

public sealed class RunGroupPageTests : RunPagesContext
{
    private RunFixture _fixture = null!; // set before each test

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _fixture = await AddDatasetAsync();
    }

    [Fact]
    public void Render_UnknownStudy_SaysSo()
    {
        var cut = RenderGroup(9);
        cut.WaitForAssertion(() => Assert.Contains("There is no such study", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_Seeds_ShowsMeanIntervalAndOnlyTheSettingThatDiffers()
    {
        var (group, runs) = await StudyRows.AddAsync(
            Database, Queue, RunGroupKind.Seeds, index => _fixture.NewRun(change: settings => settings with { Seed = index + 40 }), 0.5, 0.54, 0.52);
        var cut = RenderGroup(group);
        cut.WaitForElement($"[data-testid=study-run-{runs[2]}]");
        // Deviation 2 points, t(2) = 4.303, over the root of 3: 5.0.
        Assert.Contains("52.0\u202F% ± 5.0", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("n = 3 seeds", cut.Markup, StringComparison.Ordinal);
        var spreads = cut.FindAll(".stat-box button").Select(help => help.GetAttribute("aria-label")!).ToList();
        Assert.Equal(["about the mean", "Standard deviation", "about this one run"], new[] { "about the mean", "Standard deviation", "about this one run" }.Where((words, index) => spreads[index].Contains(words, StringComparison.Ordinal)));
        Assert.Contains("not with another seed", cut.Find("[data-testid=spread-note]").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Run", "State", "Seed", "Validation accuracy", "n", "Macro-F1", "Best epoch", "Time"],
            cut.FindAll("[data-testid=study-runs] thead th").Select(head => head.TextContent.Trim()));
        Assert.Contains("42", cut.Find($"[data-testid=study-run-{runs[2]}]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_EpochsAsSeparateRuns_TakesTheLastEpochOfEach()
    {
        var (group, _) = await StudyRows.AddAsync(
            Database, Queue, RunGroupKind.Epochs, index => _fixture.NewRun(change: settings => settings with { Epochs = 10 * (index + 1) }), 0.5, 0.55);
        var cut = RenderGroup(group);
        var rows = cut.WaitForElements("[data-testid=epoch-table] tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("60.0", rows[0], StringComparison.Ordinal);
        Assert.Contains("50.0", rows[0], StringComparison.Ordinal);
        Assert.Contains("10.0 points", rows[0], StringComparison.Ordinal);
        Assert.Contains("n = 4", rows[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Test accuracy", cut.Markup, StringComparison.Ordinal);
        Assert.Contains("has not been looked at", cut.Find("[data-testid=epoch-study]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Render_EpochsOfOneRun_TakesItsMilestonesAndTestOnlyAfterALook(bool looked)
    {
        var (group, runs) = await StudyRows.AddAsync(
            Database, Queue, RunGroupKind.Epochs, _ => _fixture.NewRun(change: settings => settings with { Epochs = 50, KeptEpochs = "10,25" }), 0.55);
        await EpochRows.AddAsync(Database, runs[0], 10, validation: 0.3);
        await EpochRows.AddAsync(Database, runs[0], 11, validation: 0.31);
        await using (var db = await Database.Contexts.CreateDbContextAsync(Ct))
        {
            db.MilestoneScores.Add(Milestone(runs[0], SplitPart.Validation, 0.33));
            db.MilestoneScores.Add(Milestone(runs[0], SplitPart.Test, 0.29));
            if (looked)
                db.TestLooks.Add(new TestLook { RunId = runs[0], SplitId = _fixture.SplitId, At = TinyDataset.ImportedAt, Actor = "me", Reason = "end" });
            await db.SaveChangesAsync(Ct);
        }

        var cut = RenderGroup(group);
        var rows = cut.WaitForElements("[data-testid=epoch-table] tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("33.0", rows[0], StringComparison.Ordinal);
        Assert.Equal(looked, rows[0].Contains("29.0", StringComparison.Ordinal));
        Assert.Equal(looked, cut.Find("[data-testid=epoch-table] thead").TextContent.Contains("Test accuracy", StringComparison.Ordinal));
    }

    /// <summary>A score of the plain images and one made while training are ten points apart for no reason of the network's.</summary>
    [Fact]
    public async Task Render_TwoKindsOfTrainingAccuracy_AreMarkedAndNeverOnOneLine()
    {
        var (group, runs) = await StudyRows.AddAsync(
            Database, Queue, RunGroupKind.Epochs, _ => _fixture.NewRun(change: settings => settings with { Epochs = 50, KeptEpochs = "10" }), 0.55);
        await EpochRows.AddAsync(Database, runs[0], 10, train: 0.6, validation: 0.5);
        await using (var db = await Database.Contexts.CreateDbContextAsync(Ct))
        {
            db.MilestoneScores.Add(Milestone(runs[0], SplitPart.Train, 0.71));
            await db.SaveChangesAsync(Ct);
        }

        var cut = RenderGroup(group);
        var rows = cut.WaitForElements("[data-testid=epoch-table] tbody tr").Select(row => row.TextContent).ToList();
        Assert.DoesNotContain("while training", rows[0], StringComparison.Ordinal);
        Assert.Contains(", while training", rows[1], StringComparison.Ordinal);
        Assert.Contains("do not compare", cut.Find("[data-testid=epoch-note]").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [("Train", 1), ("Train, while training", 1), ("Validation", 2)],
            ((LineChartSpec)cut.FindComponent<ApexChart>().Instance.Spec).Series.Select(series => (series.Name, series.Points.Count)));
    }

    /// <summary>The test part is scored with the judged weights, which may be of an earlier epoch than the study is about.</summary>
    [Fact]
    public async Task Render_TestOfAnotherEpoch_NamesIt()
    {
        var (group, runs) = await StudyRows.AddAsync(
            Database, Queue, RunGroupKind.Epochs, index => _fixture.NewRun(change: settings => settings with { Epochs = 10 * (index + 1) }), 0.5, 0.55);
        foreach (var run in runs)
            await ScoredRuns.ScoreAsync(_fixture, run, [0, 1], part: SplitPart.Test);
        await using (var db = await Database.Contexts.CreateDbContextAsync(Ct))
        {
            db.TestLooks.AddRange(runs.Select(run => new TestLook { RunId = run, SplitId = _fixture.SplitId, At = TinyDataset.ImportedAt, Actor = "me", Reason = "end" }));
            await db.SaveChangesAsync(Ct);
        }

        var cut = RenderGroup(group);
        Assert.All(cut.WaitForElements("[data-testid=epoch-table] tbody tr"), row => Assert.Contains("n = 2, epoch 1", row.TextContent, StringComparison.Ordinal));
        Assert.Contains("their epoch stands beside it", cut.Find("[data-testid=epoch-note]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_StudyThatWaits_AsksAndEmptiesTheQueue()
    {
        var (group, runs) = await StudyRows.AddAsync(Database, Queue, RunGroupKind.Grid, _ => _fixture.NewRun(), null, null);
        var cut = RenderGroup(group);
        var dialogs = Render<MudBlazor.MudDialogProvider>();
        var click = cut.WaitForElement("[data-testid=cancel-study]").ClickAsync(new());
        dialogs.WaitForElement(".confirm-text");
        await dialogs.FindAll(".mud-dialog-actions button")[1].ClickAsync(new());
        await click;
        Assert.All(runs, run => Assert.Contains("Cancelled", cut.Find($"[data-testid=study-run-{run}]").TextContent, StringComparison.Ordinal));
        Assert.Empty(cut.FindAll("[data-testid=cancel-study]"));
    }

    private static MilestoneScore Milestone(int runId, SplitPart part, double accuracy) => new()
    {
        RunId = runId,
        Epoch = 10,
        Part = part,
        SampleCount = 100,
        Accuracy = accuracy,
        AccuracyLow = accuracy - 0.05,
        AccuracyHigh = accuracy + 0.05,
        MacroF1 = accuracy,
        LogLoss = 1,
    };

    private IRenderedComponent<RunGroupPage> RenderGroup(int id) => Render<RunGroupPage>(parameters => parameters.Add(page => page.GroupId, id));
}
