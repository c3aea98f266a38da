using Fer.Data.Runs;

namespace Fer.Engine.Training;

/// <summary>Keeps the best and the last checkpoint of a run as best.ckpt and last.ckpt.</summary>
internal sealed class CheckpointKeeper(string folder, ITrainingObserver observer)
{
    public SavedCheckpoint? Best { get; private set; }

    public SavedCheckpoint? Last { get; private set; }

    /// <summary>Writes the checkpoint of a finished epoch and tells whether it is the best so far.</summary>
    /// <exception cref="CheckpointException">The disk refuses.</exception>
    public bool Keep(byte[] file, int epoch, double validationAccuracy)
    {
        var hash = CheckpointFile.HashOf(file);
        Last = Write("last.ckpt", CheckpointKind.Last);
        if (Best is not null && validationAccuracy <= Best.ValidationAccuracy)
            return false;

        Best = Write("best.ckpt", CheckpointKind.Best);
        return true;

        SavedCheckpoint Write(string name, CheckpointKind kind)
        {
            var saved = new SavedCheckpoint(Path.GetFullPath(Path.Combine(folder, name)), hash, file.Length, epoch, kind, validationAccuracy);
            CheckpointFile.Write(saved.Path, file);
            observer.OnCheckpoint(saved);
            return saved;
        }
    }
}
