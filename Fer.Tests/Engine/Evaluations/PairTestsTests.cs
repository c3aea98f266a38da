using Fer.Data.Splits;
using Fer.Engine.Evaluations.Pairs;
using Fer.Engine.Metrics;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Evaluations;

public sealed class PairTestsTests : IAsyncLifetime
{
    private static readonly int[] Right = [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6];
    private static readonly int[] AllWrong = [.. Right.Select(label => (label + 1) % 7)];

    private TestDatabase _database = null!; // set before each test
    private RunFixture _fixture = null!; // set before each test
    private PairTests _tests = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _fixture = await RunFixture.CreateAsync(_database, Ct);
        _tests = new PairTests(_database.Contexts);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Test_SameImages_CountsThoseOnWhichOneAloneIsRight()
    {
        var first = await ScoredRuns.AddAsync(_fixture, [0, 1, 2, 3, 0, 0]);
        var second = await ScoredRuns.AddAsync(_fixture, [0, 1, 2, 0, 4, 0]);

        var pair = await PairAsync(first, second);

        Assert.Null(pair.Refusal);
        Assert.Equal((6, 1, 1), (pair.Count, pair.Test!.Value.OnlyFirstRight, pair.Test.Value.OnlySecondRight));
        Assert.False(pair.IsDistinguishable);
        Assert.True(pair.GainInterval is { Low: < 0, High: > 0 });
        Assert.StartsWith("Not distinguishable on these 6 images: both are right equally often", PairSentences.Describe(pair), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_SecondRightOnAll_NamesTheBetterWithItsInterval()
    {
        var first = await ScoredRuns.AddAsync(_fixture, AllWrong);
        var second = await ScoredRuns.AddAsync(_fixture, Right);

        var pair = await PairAsync(first, second);
        var mirrored = await PairAsync(second, first);

        Assert.Equal(new Interval(1, 1), pair.GainInterval);
        Assert.Equal(1, pair.MacroF1Gain!.Value.Value);
        Assert.Equal(pair.Test!.Value.MidP, pair.CorrectedP);
        Assert.StartsWith($"Run {second} is better than run {first} by 100.0 points (95 % interval 100.0 to 100.0), in macro-F1 by 100.0 points", PairSentences.Describe(pair), StringComparison.Ordinal);
        Assert.StartsWith($"Run {second} is better than run {first} by 100.0 points (95 % interval 100.0 to 100.0)", PairSentences.Describe(mirrored), StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_IntervalThatBeginsBelowNothing_IsWrittenWithAMinusAndThinSpaces()
    {
        var pair = new PairComparison
        {
            FirstId = 3,
            SecondId = 4,
            Count = 3_589,
            Test = PairedTest.McNemar(1_200, 1_210),
            CorrectedP = 0.8,
            GainInterval = new Interval(-0.0104, 0.016),
            MacroF1Gain = new MetricInterval(-0.0004, new Interval(-0.021, 0.02)),
        };

        var words = PairSentences.Describe(pair);

        Assert.StartsWith("Not distinguishable on these 3\u202F589 images: run 4 is ahead of run 3 by 0.3 points (95 % interval \u22121.0 to 1.6)", words, StringComparison.Ordinal);
        Assert.Contains("in macro-F1 by 0.0 points (95 % interval \u22122.1 to 2.0)", words, StringComparison.Ordinal);
        Assert.Contains("; exact p\u00A0=\u00A00.855)", words, StringComparison.Ordinal);
        Assert.Contains("run 3 alone is right on 1\u202F200, run 4 alone on 1\u202F210 of 3\u202F589 images", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_DifferentImages_IsRefusedWithTheReason()
    {
        var first = await ScoredRuns.AddAsync(_fixture, [0, 1, 2, 3]);
        var second = await ScoredRuns.AddAsync(_fixture, [0, 1, 2, 3], skip: 1);
        var pair = await PairAsync(first, second);
        Assert.Null(pair.Test);
        Assert.Null(pair.GainInterval);
        Assert.Contains("different validation images or labels (0 of 4 and 4 are the same)", pair.Refusal, StringComparison.Ordinal);
        Assert.Equal(pair.Refusal, PairSentences.Describe(pair));
    }

    [Fact]
    public async Task Test_RunWithoutScore_IsRefusedNamingIt()
    {
        var first = await ScoredRuns.AddAsync(_fixture, [0, 1]);
        var second = await ScoredRuns.AddAsync(_fixture, [0, 1], part: SplitPart.Test);
        var pair = await PairAsync(first, second);
        Assert.Contains($"Run {second} has no score on the validation part", pair.Refusal, StringComparison.Ordinal);
        pair = Assert.Single((await _tests.TestAsync([first, second], null, SplitPart.Test, Ct)).Pairs);
        Assert.Contains($"Run {first} has no score on the test part", pair.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_ThreeRuns_TestsEveryPairAndCorrectsByHolm()
    {
        var worst = await ScoredRuns.AddAsync(_fixture, AllWrong);
        var middle = await ScoredRuns.AddAsync(_fixture, [.. Right[..8], .. AllWrong[8..]]);
        var best = await ScoredRuns.AddAsync(_fixture, Right);
        var study = await _tests.TestAsync([worst, middle, best], null, SplitPart.Validation, Ct);

        Assert.Null(study.ReferenceId);
        Assert.Equal([(worst, middle), (worst, best), (middle, best)], study.Pairs.Select(pair => (pair.FirstId, pair.SecondId)));
        Assert.Equal(HolmCorrection.Of([.. study.Pairs.Select(pair => pair.Test!.Value.MidP)]), study.Pairs.Select(pair => pair.CorrectedP!.Value));
        // Six discordant images, all one way, give p = 0.016 alone; the smaller two of three pairs come before it.
        Assert.Contains("corrected for 3 pairs", PairSentences.Describe(study.Pairs[2]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_SevenRuns_AreTestedAgainstTheBestOnValidationOrTheOneNamed()
    {
        List<int> ids = [];
        for (var wrong = 0; wrong < 7; wrong++)
            ids.Add(await ScoredRuns.AddAsync(_fixture, [.. AllWrong[..(wrong == 3 ? 0 : wrong + 1)], .. Right[(wrong == 3 ? 0 : wrong + 1)..]]));

        var study = await _tests.TestAsync(ids, null, SplitPart.Validation, Ct);
        Assert.Equal(ids[3], study.ReferenceId);
        Assert.Equal(6, study.Pairs.Count);
        // The best was chosen on these very images, so that every pair it was chosen among counts: 21 of seven runs.
        Assert.All(study.Pairs, pair => Assert.Equal((ids[3], 21), (pair.FirstId, pair.Tested)));
        Assert.All(study.Pairs, pair => Assert.True(pair.CorrectedP >= Math.Min(1, 16 * pair.Test!.Value.MidP)));
        study = await _tests.TestAsync(ids, ids[3], SplitPart.Validation, Ct);
        Assert.All(study.Pairs, pair => Assert.Equal(6, pair.Tested));
        study = await _tests.TestAsync(ids[..3], ids[1], SplitPart.Validation, Ct);
        Assert.Equal([(ids[1], ids[0]), (ids[1], ids[2])], study.Pairs.Select(pair => (pair.FirstId, pair.SecondId)));
    }

    [Fact]
    public async Task Test_ImagesWithTheSamePixels_AreDrawnTogether()
    {
        int[] half = [.. Right.Select((label, index) => index % 2 == 0 ? label : (label + 1) % 7)];
        var first = await ScoredRuns.AddAsync(_fixture, half);
        var second = await ScoredRuns.AddAsync(_fixture, Right);
        var alone = (await PairAsync(first, second)).GainInterval!.Value;
        await using (var db = await _database.Contexts.CreateDbContextAsync(Ct))
        {
            await db.Samples.Where(sample => sample.Id % 2 == _fixture.SampleIds[0] % 2).ExecuteUpdateAsync(set => set.SetProperty(sample => sample.NearGroup, 1L), Ct);
            await db.Samples.Where(sample => sample.Id % 2 != _fixture.SampleIds[0] % 2).ExecuteUpdateAsync(set => set.SetProperty(sample => sample.NearGroup, 2L), Ct);
        }

        var grouped = (await PairAsync(first, second)).GainInterval!.Value;

        // Two groups: one in four draws takes the wrong half twice, one in four never.
        Assert.Equal(new Interval(0, 1), grouped);
        Assert.True(alone.Low > 0 && alone.High < 1);
    }

    private async Task<PairComparison> PairAsync(int first, int second) =>
        Assert.Single((await _tests.TestAsync([first, second], null, SplitPart.Validation, Ct)).Pairs);
}
