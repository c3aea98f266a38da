using Fer.Data.Runs;
using Fer.Engine.Training;

namespace Fer.Tests.Engine.Training;

public sealed class CheckpointKeeperTests : IDisposable, ITrainingObserver
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fer-test-").FullName;
    private readonly Dictionary<CheckpointKind, SavedCheckpoint> _recorded = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    void ITrainingObserver.OnCheckpoint(SavedCheckpoint checkpoint)
    {
        Assert.All(_recorded.Values, AssertMatchesItsFile);
        _recorded[checkpoint.Kind] = checkpoint;
    }

    [Fact]
    public void Keep_EveryEpoch_LeavesTheRecordedFileAsItIsUntilTheNextIsRecorded()
    {
        var keeper = new CheckpointKeeper(_folder, this);

        Assert.True(keeper.Keep([1], 1, 0.5));
        Assert.True(keeper.Keep([2], 2, 0.6));
        Assert.False(keeper.Keep([3], 3, 0.6));

        Assert.All(_recorded.Values, AssertMatchesItsFile);
        Assert.Equal(["best-0002.ckpt", "last-0003.ckpt"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    private static void AssertMatchesItsFile(SavedCheckpoint saved) =>
        Assert.Equal(saved.Sha256, CheckpointFile.HashOf(File.ReadAllBytes(saved.Path)));
}
