using System.Net;
using Fer.Data.Evaluations;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Tests.Engine.Evaluations;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Tests.Web.Features.Runs;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Web.Hosting;

public sealed class ReportTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Report_ScoredRun_IsOneFileThatNeedsNothingElse()
    {
        await using var data = await ScoredDataset.CreateAsync(Ct, isLookedAt: false);
        await using var fer = new FerApplication(data.Database.Folder.Path);
        using var client = fer.CreateClient();

        using var response = await client.GetAsync(new Uri($"/runs/{data.RunId}/report.html", UriKind.Relative), Ct);
        var html = await response.Content.ReadAsStringAsync(Ct);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("On validation", html, StringComparison.Ordinal);
        Assert.Equal(1, Scores(html));
        Assert.Contains("Hash of the split", html, StringComparison.Ordinal);
        Assert.Contains("Nobody has looked at a test result", html, StringComparison.Ordinal);
        Assert.Contains("no proof of an emotion", html, StringComparison.Ordinal);
    }

    /// <summary>What was not chosen on validation does not flatter by it.</summary>
    [Theory]
    [InlineData(KeptWeights.BestEpoch, 0, "The epoch was chosen on these images")]
    [InlineData(KeptWeights.LastEpoch, 0, "The epoch was fixed beforehand")]
    [InlineData(KeptWeights.LastEpoch, 5, "The epoch was chosen on these images")]
    public async Task Report_Validation_SaysWhetherTheEpochWasChosenOnIt(KeptWeights weights, int patience, string words)
    {
        await using var data = await ScoredDataset.CreateAsync(Ct, isLookedAt: false);
        await using (var db = await data.Database.Contexts.CreateDbContextAsync(Ct))
        {
            var settings = (await db.Runs.Where(run => run.Id == data.RunId).Select(run => run.Hyperparameters).SingleAsync(Ct)) with { Weights = weights, Patience = patience };
            await db.Runs.Where(run => run.Id == data.RunId).ExecuteUpdateAsync(set => set.SetProperty(run => run.Hyperparameters, settings), Ct);
        }

        await using var fer = new FerApplication(data.Database.Folder.Path);
        using var client = fer.CreateClient();

        Assert.Contains(words, await client.GetStringAsync(new Uri($"/runs/{data.RunId}/report.html", UriKind.Relative), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_RunThatKeptEpochs_HasTheirStudyWithWhatEachFigureIsOf()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var fixture = await RunFixture.CreateAsync(database, Ct);
        var run = await ScoredRuns.AddAsync(fixture, [0, 1, 2, 3], change: settings => settings with { Epochs = 2, KeptEpochs = "1" });
        await EpochRows.AddAsync(database, run, 1, train: 0.5);
        await EpochRows.AddAsync(database, run, 2, train: 0.6);
        await using (var db = await database.Contexts.CreateDbContextAsync(Ct))
        {
            db.MilestoneScores.Add(new MilestoneScore { RunId = run, Epoch = 1, Part = SplitPart.Train, SampleCount = 8, Accuracy = 0.875, AccuracyLow = 0.5, AccuracyHigh = 1, MacroF1 = 0.8, LogLoss = 1 });
            await db.SaveChangesAsync(Ct);
            await db.Runs.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, RunState.Completed), Ct);
        }

        await using var fer = new FerApplication(database.Folder.Path);
        using var client = fer.CreateClient();

        var html = await client.GetStringAsync(new Uri($"/runs/{run}/report.html", UriKind.Relative), Ct);

        Assert.Contains("How much training is enough?", html, StringComparison.Ordinal);
        Assert.Matches(@"87\.5\S*%, n = 8<", html);
        Assert.Matches(@"60\.0\S*%, n = 8, while training", html);
        Assert.Contains("has not been looked at for this study", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_AfterALookAtTest_HasItsScoreAndTheRecord()
    {
        await using var data = await ScoredDataset.CreateAsync(Ct);
        await using var fer = new FerApplication(data.Database.Folder.Path);
        using var client = fer.CreateClient();

        var html = await client.GetStringAsync(new Uri($"/runs/{data.RunId}/report.html", UriKind.Relative), Ct);

        Assert.Equal(2, Scores(html));
        Assert.Contains("final figure", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_UnknownRun_IsNotFoundInWords()
    {
        await using var data = await ScoredDataset.CreateAsync(Ct);
        await using var fer = new FerApplication(data.Database.Folder.Path);
        using var client = fer.CreateClient();

        using var response = await client.GetAsync(new Uri("/runs/4711/report.html", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no run 4711", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparison_TwoRuns_IsOneFileWithDataRankingPairsSettingsAndLimits()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var fixture = await RunFixture.CreateAsync(database, Ct);
        var poor = await ScoredRuns.AddAsync(fixture, [0, 1, 2, 0, 0, 0, 0], change: settings => settings with { BatchSize = 8 });
        var good = await ScoredRuns.AddAsync(fixture, [0, 1, 2, 3, 4, 5, 6]);
        var again = await ScoredRuns.AddAsync(fixture, [0, 1, 2, 3, 4, 5, 0], change: settings => settings with { Seed = 2 });
        foreach (var run in new[] { poor, good, again })
            await EpochRows.AddAsync(database, run, 1);
        // The application would begin to train runs that wait.
        await using (var db = await database.Contexts.CreateDbContextAsync(Ct))
            await db.Runs.ExecuteUpdateAsync(set => set.SetProperty(run => run.State, RunState.Completed), Ct);
        await using var fer = new FerApplication(database.Folder.Path);
        using var client = fer.CreateClient();

        var html = await client.GetStringAsync(new Uri($"/compare/report.html?runs={poor},{good},{again}", UriKind.Relative), Ct);

        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", html, StringComparison.Ordinal);
        Assert.Contains("Comparison of 3 runs on validation", html, StringComparison.Ordinal);
        Assert.Contains("Hash of the split", html, StringComparison.Ordinal);
        Assert.Contains("Ranking on tiny / split", html, StringComparison.Ordinal);
        Assert.Matches($"(?s)#{good} .*#{again} .*#{poor} .*Its images", html);
        Assert.Contains("corrected for 3 pairs", html, StringComparison.Ordinal);
        Assert.Contains("(2 seeds)", html, StringComparison.Ordinal);
        Assert.Contains("Batch size", html, StringComparison.Ordinal);
        Assert.Contains("85.7", html, StringComparison.Ordinal); // the two good runs give the same answer on six of seven images
        Assert.Contains("no proof of an emotion", html, StringComparison.Ordinal);
        Assert.Contains("<polyline", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runs=1", "needs two runs")]
    [InlineData("runs=1,4711", "needs two runs")]
    [InlineData("runs=1,x", "is no run id")]
    [InlineData("runs=1,2&part=train", "is no part to compare on")]
    public async Task Comparison_OfWhatCannotBeCompared_IsRefusedInWords(string query, string words)
    {
        await using var data = await ScoredDataset.CreateAsync(Ct);
        await using var fer = new FerApplication(data.Database.Folder.Path);
        using var client = fer.CreateClient();

        using var response = await client.GetAsync(new Uri($"/compare/report.html?{query}", UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private static int Scores(string html) => html.Split("Balanced accuracy").Length - 1;
}
