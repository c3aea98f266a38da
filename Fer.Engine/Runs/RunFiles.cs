using System.Globalization;
using Fer.Data.Storage;

namespace Fer.Engine.Runs;

/// <summary>The files of runs in a data folder: a folder of checkpoints and a log each.</summary>
internal static class RunFiles
{
    /// <summary>Runs that have a folder of checkpoints or a log.</summary>
    public static IReadOnlyCollection<int> Runs(DataFolder folder)
    {
        HashSet<int> runs = [];
        var folders = Directory.Exists(folder.Checkpoints) ? Directory.EnumerateDirectories(folder.Checkpoints) : [];
        var logs = Directory.Exists(folder.Logs) ? Directory.EnumerateFiles(folder.Logs, "run-*.log") : [];
        foreach (var name in folders.Select(path => Path.GetFileName(path)).Concat(logs.Select(path => Path.GetFileNameWithoutExtension(path)["run-".Length..])))
        {
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var run))
                runs.Add(run);
        }

        return runs;
    }

    /// <summary>Deletes the files of a run; where there are none, nothing happens.</summary>
    /// <exception cref="IOException">A file is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be deleted.</exception>
    public static void Delete(DataFolder folder, int runId)
    {
        var number = runId.ToString(CultureInfo.InvariantCulture);
        var checkpoints = Path.Combine(folder.Checkpoints, number);
        if (Directory.Exists(checkpoints))
            Directory.Delete(checkpoints, recursive: true);
        if (Directory.Exists(folder.Logs))
            File.Delete(Path.Combine(folder.Logs, $"run-{number}.log"));
    }
}
