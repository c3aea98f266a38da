using Fer.Data.Evaluations;
using Fer.Data.Quality;
using Fer.Data.Splits;
using Fer.Engine.Evaluations.Fit;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Evaluations;

/// <summary>A run on 14 images: 0 to 7 train, 8 to 11 validate, 12 and 13 test.</summary>
public sealed class RunChecksTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test
    private RunFixture _fixture = null!; // set before each test
    private int _run;

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _fixture = await RunFixture.CreateAsync(_database, Ct);
        _run = await new RunQueue(_database.Contexts, TimeProvider.System).EnqueueAsync(_fixture.NewRun(), Ct);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Read_NothingAlike_SaysSoAndThatNearOnesWereNotLookedFor()
    {
        var checks = await ReadAsync();

        Assert.All(checks.Leaks, leak => Assert.Equal(0, leak.Alike));
        Assert.Equal(["No image of validation or test has an identical copy in training.", "Nearly identical images have not been looked for: check the dataset's quality to find them."], CheckSentences.Leaks(checks));
        Assert.False(CheckSentences.IsWarning(checks));
        Assert.StartsWith("No label of this dataset is doubted.", Assert.Single(CheckSentences.Doubts(checks)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_CopiesAcrossParts_AreCountedAndTakenOutOfTheScore()
    {
        await CopyAsync(from: 0, to: 8);
        await NearAsync(1, 9, 12);
        // Alike within validation is no leak.
        await NearAsync(10, 11);
        await ScoreAsync(SplitPart.Validation, (8, true), (9, true), (10, true), (11, false));
        await ScanAsync();

        var checks = await ReadAsync();

        var (validation, test) = (checks.Leaks[0], checks.Leaks[1]);
        Assert.Equal((4, 1, 2, 1), (validation.Count, validation.Identical, validation.Alike, validation.CleanRight));
        Assert.Equal((2, 0, 1, null), (test.Count, test.Identical, test.Alike, test.CleanRight));
        Assert.True(CheckSentences.IsWarning(checks));
        Assert.StartsWith(
            "2 of 4 validation images (50.0\u202F%) have an identical (1) or nearly identical (1) copy in training; on the other 2 it is right on 50.0\u202F% ±",
            CheckSentences.Leaks(checks)[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_TestScoreWithoutALook_IsNotTold()
    {
        await ScoreAsync(SplitPart.Test, (12, true), (13, true));
        Assert.Null((await ReadAsync()).Leaks[1].CleanRight);

        await using var db = await _database.Contexts.CreateDbContextAsync(Ct);
        db.TestLooks.Add(new TestLook { RunId = _run, SplitId = _fixture.SplitId, At = DateTimeOffset.UnixEpoch, Actor = "ada", Reason = "the end" });
        await db.SaveChangesAsync(Ct);
        Assert.Equal(2, (await ReadAsync()).Leaks[1].CleanRight);
    }

    [Fact]
    public async Task Read_DoubtedLabels_CountOnlyWhereTheRunLearntThem()
    {
        await DoubtAsync(0, QualityIssueState.Open);
        await DoubtAsync(1, QualityIssueState.Settled);
        // Found right by a person, and doubted under another label than the split has.
        await DoubtAsync(2, QualityIssueState.Dismissed);
        await DoubtAsync(3, QualityIssueState.Open, given: 6);
        await DoubtAsync(8, QualityIssueState.Open);
        Assert.Contains("2 of the labels it was trained on are doubted. Score the training images", Assert.Single(CheckSentences.Doubts(await ReadAsync())), StringComparison.Ordinal);

        await ScoreAsync(SplitPart.Train, (0, true), (1, false), (2, true), (3, true), (4, true), (5, true), (6, true), (7, false));
        await ScoreAsync(SplitPart.Validation, (8, false), (9, true), (10, true), (11, true));
        var checks = await ReadAsync();

        Assert.Equal(new DoubtedPart(SplitPart.Train, 2, 1, 6, 5), checks.Training);
        Assert.Equal(new DoubtedPart(SplitPart.Validation, 1, 0, 3, 3), checks.Validation);
        Assert.Contains("so few images do not show", CheckSentences.Doubts(checks)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Doubts_FarAboveValidation_AreSaidToBeLearntByHeart()
    {
        var checks = new RunCheckFigures
        {
            Leaks = [],
            HasNearScan = true,
            HasDoubts = true,
            DoubtedTraining = 1000,
            Training = new(SplitPart.Train, 1000, 800, 9000, 8550),
            Validation = new(SplitPart.Validation, 300, 60, 2700, 2000),
        };
        // Newcombe's interval of 0.8 of 1,000 less 0.2 of 300, by hand: Wilson 0.7741 to 0.8236 and 0.1586 to 0.2489.
        Assert.Equal(
            [
                "For 80.0\u202F% of the 1\u202F000 training images whose label is doubted it gives that very label; on the other 9\u202F000 it is right on 95.0\u202F%.",
                "On the 300 validation images with a doubted label, which it never saw, it does so for 20.0\u202F%: it has learnt doubted labels by heart, 60.0 points of them (95 %: 54.5 to 64.8).",
            ],
            CheckSentences.Doubts(checks));
    }

    [Fact]
    public async Task Read_UnknownRun_IsNull() => Assert.Null(await new RunChecks(_database.Contexts).ReadAsync(77, Ct));

    private async Task<RunCheckFigures> ReadAsync() => (await new RunChecks(_database.Contexts).ReadAsync(_run, Ct))!;

    private async Task CopyAsync(int from, int to)
    {
        var (first, second) = (_fixture.SampleIds[from], _fixture.SampleIds[to]);
        await using var db = await _database.Contexts.CreateDbContextAsync(Ct);
        var hash = await db.Samples.Where(sample => sample.Id == first).Select(sample => sample.PixelHash).SingleAsync(Ct);
        await db.Samples.Where(sample => sample.Id == first || sample.Id == second)
            .ExecuteUpdateAsync(set => set.SetProperty(sample => sample.PixelHash, hash).SetProperty(sample => sample.CopyCount, 2), Ct);
    }

    private async Task NearAsync(params int[] images)
    {
        var ids = images.Select(index => _fixture.SampleIds[index]).ToList();
        await using var db = await _database.Contexts.CreateDbContextAsync(Ct);
        await db.Samples.Where(sample => ids.Contains(sample.Id)).ExecuteUpdateAsync(set => set.SetProperty(sample => sample.NearGroup, ids.Min()), Ct);
    }

    private async Task ScanAsync()
    {
        await using var db = await _database.Contexts.CreateDbContextAsync(Ct);
        db.NearScans.Add(new NearScan { DatasetId = _fixture.DatasetId, LastSampleId = _fixture.SampleIds[^1], Threshold = 0.98, At = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync(Ct);
    }

    private async Task DoubtAsync(int image, QualityIssueState state, int? given = null)
    {
        await using var db = await _database.Contexts.CreateDbContextAsync(Ct);
        db.QualityIssues.Add(new QualityIssue
        {
            DatasetId = _fixture.DatasetId,
            SampleId = _fixture.SampleIds[image],
            Kind = QualityIssueKind.LabelSuspect,
            Score = 0.9,
            GivenLabel = given ?? image % 7,
            Evidence = "{}",
            State = state,
            FoundAt = DateTimeOffset.UnixEpoch,
        });
        await db.SaveChangesAsync(Ct);
    }

    private async Task ScoreAsync(SplitPart part, params (int Image, bool IsRight)[] answers)
    {
        await using var db = await _database.Contexts.CreateDbContextAsync(Ct);
        var score = new Evaluation
        {
            RunId = _run,
            Part = part,
            Epoch = 1,
            CreatedAt = DateTimeOffset.UnixEpoch,
            SampleCount = answers.Length,
            Accuracy = 0.5,
            AccuracyLow = 0.2,
            AccuracyHigh = 0.8,
            MacroF1 = 0.5,
            LogLoss = 1,
            Confusion = new int[49],
        };
        score.Predictions.AddRange(answers.Select(answer => new Prediction
        {
            SampleId = _fixture.SampleIds[answer.Image],
            Actual = answer.Image % 7,
            Predicted = (answer.Image + (answer.IsRight ? 0 : 1)) % 7,
            Confidence = 0.5f,
            Probabilities = new byte[28],
        }));
        db.Evaluations.Add(score);
        await db.SaveChangesAsync(Ct);
    }
}
