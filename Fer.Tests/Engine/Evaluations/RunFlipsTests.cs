using Fer.Data.Splits;
using Fer.Engine.Evaluations.Pairs;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Evaluations;

public sealed class RunFlipsTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test
    private RunFixture _fixture = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _fixture = await RunFixture.CreateAsync(_database, Ct);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Read_RandomAnswers_CountsAsMcNemarsTestAndListsTheSurestFirst()
    {
        var random = new Random(8);
        int[] Answers() => [.. Enumerable.Range(0, 14).Select(index => random.Next(2) == 0 ? index % 7 : random.Next(7))];
        float[] Sure() => [.. Enumerable.Range(0, 14).Select(_ => 0.3f + 0.6f * random.NextSingle())];
        var (one, two, sure) = (Answers(), Answers(), Sure());
        var first = await ScoredRuns.AddAsync(_fixture, one, confidences: sure);
        var second = await ScoredRuns.AddAsync(_fixture, two, confidences: Sure());

        var report = (await new RunFlips(_database.Contexts).ReadAsync(first, second, SplitPart.Validation, Ct))!;

        var test = (await new PairTests(_database.Contexts).TestAsync([first, second], null, SplitPart.Validation, Ct)).Pairs[0].Test!.Value;
        Assert.Equal((test.OnlyFirstRight, test.OnlySecondRight), (report.OnlyFirst.Count, report.OnlySecond.Count));
        Assert.True(test is { OnlyFirstRight: > 1, OnlySecondRight: > 0 });
        var expected = Enumerable.Range(0, 14).Where(index => one[index] == index % 7 && two[index] != index % 7).OrderByDescending(index => sure[index]).Select(index => _fixture.SampleIds[index]);
        Assert.Equal(expected, report.OnlyFirst.Shown.Select(flip => flip.SampleId));
        Assert.All(report.OnlySecond.Shown, flip => Assert.True(flip.SecondPredicted == flip.Actual && flip.FirstPredicted != flip.Actual));
        Assert.Equal(14, report.Answers.Total);
        Assert.Equal(one.Zip(two).Count(pair => pair.First == pair.Second), report.Answers.Correct);
        Assert.Equal(Enumerable.Range(0, 14).Count(index => one[index] == two[index] && one[index] != index % 7), report.SameMistakes);
    }

    [Fact]
    public async Task Read_OtherImagesOrNoScore_GivesNothing()
    {
        var first = await ScoredRuns.AddAsync(_fixture, [0, 1, 2]);
        var second = await ScoredRuns.AddAsync(_fixture, [0, 1, 2], skip: 1);
        var flips = new RunFlips(_database.Contexts);
        Assert.Null(await flips.ReadAsync(first, second, SplitPart.Validation, Ct));
        Assert.Null(await flips.ReadAsync(first, second, SplitPart.Test, Ct));
    }
}
