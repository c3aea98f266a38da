using System.Text.Json;
using Fer.Data.Runs;
using Fer.Engine.CommandLine;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.CommandLine;

/// <summary>How the options that choose a recipe are read; nothing is trained, since the last word on each command line is wrong or a study only queues.</summary>
public sealed class RecipeOptionsTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        await TrainableDataset.AddAsync(_database, Ct);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    public static TheoryData<string[], string> Wrong() => new()
    {
        { ["--preset", "fast", "--set", "mixup"], "no name and value" },
        { ["--preset", "fast", "--set", "=3"], "no name and value" },
        { ["--preset", "fast", "--set", "mixdown=3"], "There is no setting 'mixdown'. Choose one of: epochs, batchSize" },
        { ["--preset", "fast", "--set", "mixup=a lot"], "Mixup: 'a lot' is no value" },
        { ["--preset", "fast", "--set", "optimizer=Lion"], "one of SgdNesterov" },
        { ["--preset", "fast", "--set", "mixup=11"], "Mixup must be between 0 (off) and 10." },
        { ["--preset", "fast", "--set", "mixup=0.1", "--set", "Mixup=0.2"], "--set mixup is given twice" },
        { ["--preset", "fast", "--set", "preset=tutorial"], "Choose the preset with --preset" },
        { ["--preset", "huge"], "There is no preset 'huge'. Choose one of: fast" },
        { ["--set", "mixup=0.1"], "Choose a preset with --preset" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Train_RecipeThatCannotBeUsed_IsWrongUsageInWords(string[] options, string words)
    {
        var (code, _, error) = await RunAsync(["train", "--dataset", "shades", "--split", "split", .. options]);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_NamesInEitherSpelling_ReachTheirSettings()
    {
        var settings = await QueuedAsync(
            "--preset", "fast", "--epochs", "3", "--network", "u2 c48k3s1 m gap out",
            "--set", "labelSmoothing=0.25", "--set", "average-decay=0.99", "--set", "optimizer=adamw", "--set", "augment=false", "--set", "keptEpochs=1,2", "--set", "epochs=4");

        Assert.Equal(
            (4, "u2 c48k3s1 m gap out", 0.25, 0.99, OptimizerKind.AdamW, false, "1,2"),
            (settings.Epochs, settings.Network, settings.LabelSmoothing, settings.AverageDecay, settings.Optimizer, settings.Augment, settings.KeptEpochs));
    }

    [Fact]
    public async Task Preset_SavedUnderAName_IsTakenWithWhatTheOptionsChange()
    {
        await new SavedPresets(_database.Contexts, TimeProvider.System)
            .SaveAsync("Mine", new Hyperparameters { Preset = "fast", Epochs = 7, LearningRate = 0.03, Mixup = 0.3 }, Ct);

        var settings = await QueuedAsync("--preset", "mine", "--learning-rate", "0.04");

        Assert.Equal(("fast", 7, 0.04, 0.3), (settings.Preset, settings.Epochs, settings.LearningRate, settings.Mixup));
        Assert.Contains("saved: Mine", (await RunAsync(["train", "--dataset", "shades", "--split", "split", "--preset", "yours"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_OfARun_PrintsItsLastLines()
    {
        var id = await new RunQueue(_database.Contexts, TimeProvider.System).EnqueueAsync((await NewRunAsync()), Ct);
        var log = new RunLog(_database.Folder, TimeProvider.System);
        log.Append(id, "first\nsecond\nthird");

        var (_, output, _) = await RunAsync(["logs", "--run", $"{id}", "--lines", "2"]);
        Assert.Equal(["second", "third"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line[(line.IndexOf(' ') + 1)..]));
        Assert.Equal(3, JsonDocument.Parse((await RunAsync(["logs", "--run", $"{id}", "--json"])).Output).RootElement.GetProperty("lines").GetArrayLength());
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync(["logs", "--run", $"{id}", "--lines", "0"])).Code);
        Assert.Equal(ExitCode.Failed, (await RunAsync(["logs", "--run", "404"])).Code);
    }

    private Task<NewRun> NewRunAsync() => _database.ReadAsync(db => Task.FromResult(new TrainableDataset(db.Datasets.First().Id, db.Splits.First().Id).NewRun(1)));

    /// <summary>The settings of the one run that a study of one seed queues.</summary>
    private async Task<Hyperparameters> QueuedAsync(params string[] options)
    {
        var (code, _, error) = await RunAsync(["study", "--kind", "seeds", "--dataset", "shades", "--split", "split", "--seeds", "1", .. options]);
        Assert.True(code == ExitCode.Done, error);
        return await _database.ReadAsync(db => Task.FromResult(db.Runs.Single().Hyperparameters));
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string[] arguments) => FerCommandLine.RunAsync(Ct, [.. arguments, "--data", _database.Folder.Path]);
}
