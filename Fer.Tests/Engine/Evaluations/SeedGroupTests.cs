using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Evaluations;

public sealed class SeedGroupTests : IAsyncLifetime
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
    public async Task Of_Runs_PutsThoseTogetherThatDifferOnlyInTheirSeed()
    {
        var first = await ScoredRuns.AddAsync(_fixture, [0, 1], change: settings => settings with { Seed = 1 });
        var other = await ScoredRuns.AddAsync(_fixture, [0, 1], change: settings => settings with { Seed = 2, BatchSize = 8 });
        var again = await ScoredRuns.AddAsync(_fixture, [0, 1], change: settings => settings with { Seed = 2 });

        var groups = SeedGroup.Of((await CompareAsync([first, other, again], SplitPart.Validation)).Runs);

        Assert.Equal([[first, again], [other]], groups.Select(group => group.Runs.Select(run => run.Run.Id)));
    }

    [Fact]
    public async Task Compare_OnTest_RanksByValidationAndReadsStoredFigures()
    {
        var run = await ScoredRuns.AddAsync(_fixture, [0, 1, 2, 0]);
        await ScoredRuns.ScoreAsync(_fixture, run, [0, 0, 0, 0], part: SplitPart.Test);
        Assert.Null(Assert.Single((await CompareAsync([run], SplitPart.Test)).Runs).Score);
        await new TestLedger(_database.Contexts, TimeProvider.System).RecordAsync(run, "me", "final figure", Ct);

        var compared = Assert.Single((await CompareAsync([run], SplitPart.Test)).Runs);

        Assert.Equal(0.75, compared.RankedBy);
        Assert.Equal((0.25, 0.25, 1.0), (compared.Score!.Accuracy, compared.Score.BalancedAccuracy, compared.Score.LogLoss));
    }

    private Task<Comparison> CompareAsync(int[] ids, SplitPart part) =>
        new RunComparison(_database.Contexts, new RunQueries(_database.Contexts)).CompareAsync(ids, part, Ct);
}
