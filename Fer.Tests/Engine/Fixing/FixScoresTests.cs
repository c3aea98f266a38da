using Fer.Engine.Fixing;
using Fer.Engine.Metrics;
using Fer.Tests.Engine.Evaluations;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Fixing;

public sealed class FixScoresTests : IAsyncLifetime
{
    private static readonly int[] Right = [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6];
    private static readonly int[] Half = [.. Right.Select((label, index) => index % 2 == 0 ? label : (label + 1) % 7)];

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
    public async Task Compare_ImagesWithTheSamePixels_AreDrawnTogetherAsOnTheComparePage()
    {
        var first = await ScoredRuns.AddAsync(_fixture, Half);
        var second = await ScoredRuns.AddAsync(_fixture, Right);
        await using (var db = await _database.Contexts.CreateDbContextAsync(Ct))
        {
            var (even, odd) = (new byte[32], Enumerable.Repeat((byte)1, 32).ToArray());
            await db.Samples.Where(sample => sample.Id % 2 == 0).ExecuteUpdateAsync(set => set.SetProperty(sample => sample.PixelHash, even).SetProperty(sample => sample.CopyCount, 7), Ct);
            await db.Samples.Where(sample => sample.Id % 2 == 1).ExecuteUpdateAsync(set => set.SetProperty(sample => sample.PixelHash, odd).SetProperty(sample => sample.CopyCount, 7), Ct);
        }

        var result = Assert.Single(await new FixScores(_database.Contexts).CompareAsync(first, second, Ct));

        // Two groups of copies, one all wrong before: one in four draws takes the wrong one twice, one in four never.
        Assert.Equal(new Interval(0, 1), result.Gain.AccuracyGain);
    }
}
