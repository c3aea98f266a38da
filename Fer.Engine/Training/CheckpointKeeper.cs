using System.Globalization;
using Fer.Data.Runs;

namespace Fer.Engine.Training;

/// <summary>
/// Keeps the checkpoints of a run, each under a name of its epoch, such as best-0007.ckpt. What a new one replaces is deleted only when the new
/// one is recorded, so that a record always names a whole file with the content it tells of, whenever the process is killed.
/// </summary>
internal sealed class CheckpointKeeper(string folder, Hyperparameters recipe)
{
    private readonly HashSet<int> _asked = [.. KeptEpochs.Parse(recipe.KeptEpochs)];
    private readonly List<SavedCheckpoint> _kept = [];

    /// <summary>Weights of the best epoch so far.</summary>
    public SavedCheckpoint? Best => _kept.FindLast(saved => saved.Kind == CheckpointKind.Best);

    /// <summary>Weights of the latest epoch.</summary>
    public SavedCheckpoint? Last => _kept.FindLast(saved => saved.Kind == CheckpointKind.Last);

    /// <summary>Takes over what an earlier attempt kept, up to the epoch it goes on from, and clears away what it had not finished writing.</summary>
    public void TakeOver(int epoch)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var unfinished in Directory.EnumerateFiles(folder, "*" + CheckpointFile.Unfinished))
            CheckpointFile.TryDelete(unfinished);
        foreach (var path in Directory.EnumerateFiles(folder, "*.ckpt").Order(StringComparer.Ordinal))
        {
            if (Describe(path) is { } saved && saved.Epoch <= epoch)
                _kept.Add(saved);
        }
    }

    /// <summary>Writes the checkpoints of a finished epoch.</summary>
    /// <param name="weights">The weights as validated.</param>
    /// <param name="resume">All that going on needs.</param>
    /// <param name="epoch">Epoch, from 1.</param>
    /// <param name="accuracy">Its validation accuracy.</param>
    /// <param name="isBest">Whether no earlier epoch was as good.</param>
    /// <returns>The new files, and those that <see cref="Drop"/> will delete.</returns>
    /// <exception cref="CheckpointException">The disk refuses; what was kept before is unchanged.</exception>
    public (IReadOnlyList<SavedCheckpoint> Saved, IReadOnlyList<SavedCheckpoint> Dropped) Keep(byte[] weights, byte[] resume, int epoch, double accuracy, bool isBest)
    {
        List<SavedCheckpoint> saved = [Write(CheckpointKind.Resume, resume, epoch, accuracy), Write(CheckpointKind.Last, weights, epoch, accuracy)];
        if (isBest)
            saved.Add(Write(CheckpointKind.Best, weights, epoch, accuracy));
        if (_asked.Contains(epoch) || recipe.KeptLast > 1)
            saved.Add(Write(CheckpointKind.Epoch, weights, epoch, accuracy));
        List<SavedCheckpoint> dropped = [.. _kept.Where(old => IsReplaced(old, epoch, isBest))];
        _kept.RemoveAll(dropped.Contains);
        _kept.AddRange(saved);
        return (saved, dropped);
    }

    /// <summary>Deletes what is recorded as replaced.</summary>
    public static void Drop(IReadOnlyList<SavedCheckpoint> dropped)
    {
        foreach (var old in dropped)
            CheckpointFile.TryDelete(old.Path);
    }

    private bool IsReplaced(SavedCheckpoint old, int epoch, bool isBest) => old.Kind switch
    {
        CheckpointKind.Best => isBest,
        CheckpointKind.Epoch => !_asked.Contains(old.Epoch) && old.Epoch <= epoch - recipe.KeptLast,
        _ => true,
    };

    private SavedCheckpoint Write(CheckpointKind kind, byte[] file, int epoch, double accuracy)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Stem(kind)}-{epoch:D4}.ckpt");
        var path = Path.GetFullPath(Path.Combine(folder, name));
        CheckpointFile.Write(path, file);
        return new(path, CheckpointFile.HashOf(file), file.Length, epoch, kind, accuracy);
    }

    /// <summary>What a file of an earlier attempt is; null where it is none of these, or damaged: whoever needs its weights is told so then.</summary>
    private static SavedCheckpoint? Describe(string path)
    {
        try
        {
            return DescribeWhole(path);
        }
        catch (CheckpointException)
        {
            return null;
        }
    }

    private static SavedCheckpoint? DescribeWhole(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path).Split('-');
        if (name.Length != 2 || !Enum.TryParse<CheckpointKind>(name[0], ignoreCase: true, out var kind)
            || !int.TryParse(name[1], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch))
            return null;
        var file = CheckpointFile.ReadBytes(path);
        var accuracy = kind == CheckpointKind.Resume ? 0 : CheckpointFile.Read<CheckpointHeader>(path, CheckpointFile.Weights).Header.ValidationAccuracy;
        return new(Path.GetFullPath(path), CheckpointFile.HashOf(file), file.Length, epoch, kind, accuracy);
    }

    private static string Stem(CheckpointKind kind) => kind.ToString().ToLowerInvariant();
}
