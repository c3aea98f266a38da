using Fer.Engine.Training;

namespace Fer.Tests.Engine.Training;

public sealed class CheckpointKeeperTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fer-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Keep_EveryEpoch_LeavesWhatItReplacesUntilItIsRecorded()
    {
        var keeper = new CheckpointKeeper(_folder, Toy.Recipe);

        var (first, _) = keeper.Keep([1], [11], 1, 0.5, isBest: true);
        var (second, dropped) = keeper.Keep([2], [12], 2, 0.4, isBest: false);

        Assert.All([.. first, .. second], AssertMatchesItsFile);
        Assert.Equal(["last-0001.ckpt", "resume-0001.ckpt"], Names(dropped.Select(old => old.Path)));
        CheckpointKeeper.Drop(dropped);
        Assert.Equal(["best-0001.ckpt", "last-0002.ckpt", "resume-0002.ckpt"], Names(Directory.GetFiles(_folder)));
        Assert.Equal((1, 2), (keeper.Best!.Epoch, keeper.Last!.Epoch));
    }

    [Fact]
    public void Keep_EpochsAskedForAndTheLatestFew_StayBesides()
    {
        var keeper = new CheckpointKeeper(_folder, Toy.Recipe with { KeptEpochs = "1", KeptLast = 2 });

        for (byte epoch = 1; epoch <= 5; epoch++)
            CheckpointKeeper.Drop(keeper.Keep([epoch], [epoch], epoch, 0.5, isBest: epoch == 1).Dropped);

        Assert.Equal(
            ["best-0001.ckpt", "epoch-0001.ckpt", "epoch-0004.ckpt", "epoch-0005.ckpt", "last-0005.ckpt", "resume-0005.ckpt"],
            Names(Directory.GetFiles(_folder)));
    }

    [Fact]
    public void TakeOver_AfterAnAttemptThatWasKilled_KnowsItsFilesAndClearsWhatWasNotWritten()
    {
        var killed = new CheckpointKeeper(_folder, Toy.Recipe);
        var weights = CheckpointFile.Encode(CheckpointFile.Weights, new CheckpointHeader(Toy.Network, 3, 1, 0.5, []), []);
        killed.Keep(weights, [11], 1, 0.5, isBest: true);
        killed.Keep(weights, [12], 2, 0.4, isBest: false);
        File.WriteAllText(Path.Combine(_folder, "last-0003.ckpt.tmp"), "half");
        File.WriteAllText(Path.Combine(_folder, "notes.ckpt"), "no checkpoint");

        var keeper = new CheckpointKeeper(_folder, Toy.Recipe);
        keeper.TakeOver(1);
        var (_, dropped) = keeper.Keep(weights, [13], 2, 0.6, isBest: true);

        Assert.Equal(["best-0001.ckpt", "last-0001.ckpt", "resume-0001.ckpt"], Names(dropped.Select(old => old.Path)));
        Assert.False(File.Exists(Path.Combine(_folder, "last-0003.ckpt.tmp")));
        Assert.True(File.Exists(Path.Combine(_folder, "notes.ckpt")));
    }

    private static void AssertMatchesItsFile(SavedCheckpoint saved) =>
        Assert.Equal(saved.Sha256, CheckpointFile.HashOf(File.ReadAllBytes(saved.Path)));

    private static IEnumerable<string?> Names(IEnumerable<string> paths) => paths.Select(Path.GetFileName).Order();
}
