using System.Globalization;
using Fer.Data.Storage;

namespace Fer.Engine.Runs;

/// <summary>The log of a run: a file of its own in the data folder.</summary>
public sealed class RunLog(DataFolder folder)
{
    /// <summary>The last lines of the run's log, the oldest first; empty where there is none.</summary>
    public async Task<IReadOnlyList<string>> TailAsync(int runId, int lines, CancellationToken ct)
    {
        var path = Path.Combine(folder.Path, "logs", string.Create(CultureInfo.InvariantCulture, $"run-{runId}.log"));
        if (!File.Exists(path))
            return [];
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using (file)
        {
            using var reader = new StreamReader(file);
            Queue<string> last = new();
            while (await reader.ReadLineAsync(ct) is { } line)
            {
                last.Enqueue(line);
                if (last.Count > lines)
                    last.Dequeue();
            }

            return [.. last];
        }
    }
}
