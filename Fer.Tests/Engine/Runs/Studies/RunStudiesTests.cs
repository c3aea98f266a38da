using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Runs.Studies;

public sealed class RunStudiesTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test
    private RunFixture _fixture = null!; // set before each test
    private RunStudies _studies = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _fixture = await RunFixture.CreateAsync(_database, Ct);
        _studies = new RunStudies(_database.Contexts, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Create_EpochsInSeparateRuns_QueuesARunForEachInAscendingOrder()
    {
        var runs = await CreateAsync(Asked(RunGroupKind.Epochs) with { Epochs = [50, 10, 50, 1] });

        Assert.Equal(["fast, 1 epoch", "fast, 10 epochs", "fast, 50 epochs"], runs.Select(run => run.Name));
        Assert.Equal([1, 10, 50], runs.Select(run => run.Hyperparameters.Epochs));
        Assert.All(runs, run => Assert.Equal((RunState.Queued, (string?)null), (run.State, run.Hyperparameters.KeptEpochs)));
    }

    [Fact]
    public async Task Create_EpochsInOneRun_KeepsItsWeightsOnTheWay()
    {
        var run = Assert.Single(await CreateAsync(Asked(RunGroupKind.Epochs, "mine") with { Epochs = [100, 10, 25], OneRun = true }));

        Assert.Equal((100, "10,25,100"), (run.Hyperparameters.Epochs, run.Hyperparameters.KeptEpochs));
        Assert.Equal("mine, kept after 10, 25, 100 epochs", run.Name);
    }

    [Fact]
    public async Task Create_Seeds_QueuesTheSameSettingsUnderEachSeed()
    {
        var asked = Asked(RunGroupKind.Seeds, "mine") with { Seeds = [3, 1, 3] };
        var runs = await CreateAsync(asked);

        Assert.Equal(["mine, seed 3", "mine, seed 1"], runs.Select(run => run.Name));
        Assert.Equal([asked.Base.Hyperparameters with { Seed = 3 }, asked.Base.Hyperparameters with { Seed = 1 }], runs.Select(run => run.Hyperparameters));
    }

    [Fact]
    public async Task Create_Grid_QueuesEveryCombinationWithValuesOfTheirTypes()
    {
        var runs = await CreateAsync(Asked(RunGroupKind.Grid, "g") with
        {
            Axes = [new("learningrate", ["0.1", "2e-2"]), new("Augment", ["true", "False"]), new("Balance", ["balancedsampling"]), new("Network", [""])],
        });

        Assert.Equal(
            [(0.1, true), (0.1, false), (0.02, true), (0.02, false)],
            runs.Select(run => (run.Hyperparameters.LearningRate, run.Hyperparameters.Augment)));
        Assert.All(runs, run => Assert.Equal((ClassBalance.BalancedSampling, (string?)null), (run.Hyperparameters.Balance, run.Hyperparameters.Network)));
        Assert.Equal("g, Learning rate 0.1, Augmentation on, Class balance Balanced sampling, Network none", runs[0].Name);
    }

    [Fact]
    public async Task Create_GridWithTheSameValueTwice_RunsItOnce() =>
        Assert.Single(await CreateAsync(Asked(RunGroupKind.Grid) with { Axes = [new("LearningRate", ["0.1", "0.10"])] }));

    [Theory]
    [InlineData("LearningRate", "0,1", "LearningRate: '0,1'")]
    [InlineData("LearningRate", "20", "LearningRate 20: The learning rate must be")]
    [InlineData("Epochs", "1.5", "Epochs: '1.5'")]
    [InlineData("Augment", "yes", "Augment: 'yes'")]
    [InlineData("Optimizer", "1", "Optimizer: '1'")]
    [InlineData("Preset", "", "Preset: ''")]
    [InlineData("Preset", "huge", "Preset huge: There is no preset")]
    [InlineData("LearnRate", "0.1", "There is no setting 'LearnRate'")]
    public async Task Create_GridWithAWrongValue_NamesSettingAndValueAndStoresNothing(string setting, string value, string words)
    {
        var asked = Asked(RunGroupKind.Grid) with { Axes = [new("Seed", ["1", "2"]), new(setting, [value])] };

        var error = await Assert.ThrowsAsync<InvalidRunException>(() => _studies.CreateAsync(asked, Ct));

        Assert.Equal(nameof(NewStudy.Axes), Assert.Single(error.Errors).Field);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        await AssertNothingStoredAsync();
    }

    public static TheoryData<NewStudyCase> Wrong() => new()
    {
        new NewStudyCase("no epochs", study => study with { Kind = RunGroupKind.Epochs }, "Epochs"),
        new NewStudyCase("no epochs in one run", study => study with { Kind = RunGroupKind.Epochs, OneRun = true }, "Epochs"),
        new NewStudyCase("zero epochs in one run", study => study with { Kind = RunGroupKind.Epochs, OneRun = true, Epochs = [0, 5] }, "Epochs"),
        new NewStudyCase("zero epochs", study => study with { Kind = RunGroupKind.Epochs, Epochs = [0, 5] }, "Epochs"),
        new NewStudyCase("no seeds", study => study with { Kind = RunGroupKind.Seeds }, "Seeds"),
        new NewStudyCase("101 seeds", study => study with { Kind = RunGroupKind.Seeds, Seeds = [.. Enumerable.Range(1, 101)] }, "Seeds"),
        new NewStudyCase("no axes", study => study with { Kind = RunGroupKind.Grid }, "Axes"),
        new NewStudyCase("no values", study => study with { Kind = RunGroupKind.Grid, Axes = [new("Seed", [])] }, "Axes"),
        new NewStudyCase("an axis twice", study => study with { Kind = RunGroupKind.Grid, Axes = [new("Seed", ["1"]), new("seed", ["2"])] }, "Axes"),
        new NewStudyCase("102 combinations", study => study with { Kind = RunGroupKind.Grid, Axes = [new("Seed", [.. Enumerable.Range(1, 51).Select(n => $"{n}")]), new("Epochs", ["1", "2"])] }, "Axes"),
        new NewStudyCase("no such kind", study => study with { Kind = (RunGroupKind)9 }, "Kind"),
        new NewStudyCase("a shared setting", study => study with { Kind = RunGroupKind.Seeds, Seeds = [1, 2], Base = study.Base with { Hyperparameters = study.Base.Hyperparameters with { Epochs = 0 } } }, "Epochs"),
        new NewStudyCase("another's split", study => study with { Kind = RunGroupKind.Seeds, Seeds = [1], Base = study.Base with { SplitId = 99 } }, "SplitId"),
        new NewStudyCase("a long name", study => study with { Kind = RunGroupKind.Seeds, Seeds = [1], Name = new string('n', 101) }, "Name"),
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Create_StudyThatCannotBeQueued_NamesTheFieldAndStoresNothing(NewStudyCase wrong)
    {
        var error = await Assert.ThrowsAsync<InvalidRunException>(() => _studies.CreateAsync(wrong.Change(Asked(RunGroupKind.Seeds)), Ct));
        Assert.Equal(wrong.Field, Assert.Single(error.Errors).Field);
        await AssertNothingStoredAsync();
    }

    [Fact]
    public async Task Create_LongNames_KeepsWhatDiffersAndStaysWithinTheColumn()
    {
        var runs = await CreateAsync(Asked(RunGroupKind.Seeds, new string('n', 100)) with { Seeds = [1, 2] });
        Assert.All(runs, run => Assert.Equal(100, run.Name.Length));
        Assert.EndsWith("…, seed 2", runs[1].Name, StringComparison.Ordinal);

        var network = string.Join(' ', Enumerable.Repeat("c48k3s1", 14));
        runs = await CreateAsync(Asked(RunGroupKind.Grid) with { Axes = [new("Network", [$"{network} gap out", $"{network} m gap out"])] });
        Assert.All(runs, run => Assert.Equal(100, run.Name.Length));
        Assert.Equal(2, runs.Select(run => run.Name).Distinct().Count());
    }

    [Fact]
    public async Task List_Studies_ShowsTheNewestFirstWithTheRunsThatAreLeft()
    {
        var first = await _studies.CreateAsync(Asked(RunGroupKind.Seeds) with { Seeds = [1, 2] }, Ct);
        var second = await _studies.CreateAsync(Asked(RunGroupKind.Epochs) with { Name = " two ", Epochs = [1, 2] }, Ct);
        await _database.ReadAsync(db => db.Runs.Where(run => run.Id == 1).ExecuteUpdateAsync(set => set.SetProperty(run => run.DeletedAt, TinyDataset.ImportedAt), Ct));

        var rows = await _studies.ListAsync(_fixture.DatasetId, Ct);

        Assert.Equal([second, first], rows.Select(row => row.Id));
        Assert.Equal(["two", "fast, 2 seeds"], rows.Select(row => row.Name));
        Assert.Equal([3, 4], rows[0].RunIds);
        Assert.Equal([2], rows[1].RunIds);
        Assert.Empty(await _studies.ListAsync(99, Ct));
        Assert.Equal(2, (await _studies.ListAsync(null, Ct)).Count);
    }

    private NewStudy Asked(RunGroupKind kind, string? name = null) => new() { Kind = kind, Base = _fixture.NewRun(name) };

    private async Task<List<Run>> CreateAsync(NewStudy asked)
    {
        var id = await _studies.CreateAsync(asked, Ct);
        return await _database.ReadAsync(db => db.Runs.AsNoTracking().Where(run => run.GroupId == id).OrderBy(run => run.Id).ToListAsync(Ct));
    }

    private async Task AssertNothingStoredAsync()
    {
        Assert.Equal(0, await _database.ReadAsync(db => db.Runs.CountAsync(Ct)));
        Assert.Equal(0, await _database.ReadAsync(db => db.RunGroups.CountAsync(Ct)));
    }
}
