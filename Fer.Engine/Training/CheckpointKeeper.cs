using System.Globalization;
using Fer.Data.Runs;

namespace Fer.Engine.Training;

/// <summary>
/// Keeps the best and the last checkpoint of a run, each under a name of its epoch, such as best-0007.ckpt. The file before is deleted only when the
/// observer has recorded the new one, so that a record always names a whole file with the content it tells of, whenever the process is killed.
/// </summary>
internal sealed class CheckpointKeeper(string folder, ITrainingObserver observer)
{
    public SavedCheckpoint? Best { get; private set; }

    public SavedCheckpoint? Last { get; private set; }

    /// <summary>Writes the checkpoint of a finished epoch and tells whether it is the best so far.</summary>
    /// <exception cref="CheckpointException">The disk refuses.</exception>
    public bool Keep(byte[] file, int epoch, double validationAccuracy)
    {
        var hash = CheckpointFile.HashOf(file);
        Last = Write("last", CheckpointKind.Last, Last);
        if (Best is not null && validationAccuracy <= Best.ValidationAccuracy)
            return false;

        Best = Write("best", CheckpointKind.Best, Best);
        return true;

        SavedCheckpoint Write(string stem, CheckpointKind kind, SavedCheckpoint? before)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{epoch:D4}.ckpt");
            var saved = new SavedCheckpoint(Path.GetFullPath(Path.Combine(folder, name)), hash, file.Length, epoch, kind, validationAccuracy);
            CheckpointFile.Write(saved.Path, file);
            observer.OnCheckpoint(saved);
            if (before is not null)
                CheckpointFile.TryDelete(before.Path);
            return saved;
        }
    }
}
