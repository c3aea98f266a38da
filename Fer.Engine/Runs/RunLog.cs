using System.Globalization;
using System.Text;
using Fer.Data.Storage;

namespace Fer.Engine.Runs;

/// <summary>
/// What each run did, in words: a text file a run in the data folder, one line an event, each with its time in UTC. For people only; the
/// database has the truth, so a line that cannot be written or read is left out.
/// </summary>
public sealed class RunLog(DataFolder folder, TimeProvider clock)
{
    /// <summary>Longest line, in characters; more of it is cut off.</summary>
    public const int MaxLineLength = 1000;

    private const int BlockLength = 16 * 1024;

    /// <summary>The run's file; there is none before its first line.</summary>
    public string PathOf(int runId) => Path.Combine(folder.Logs, string.Create(CultureInfo.InvariantCulture, $"run-{runId}.log"));

    /// <summary>Adds an event. Each line of a text of several is one of its own.</summary>
    public void Append(int runId, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var time = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => $"{time} {(line.Length > MaxLineLength ? line[..MaxLineLength] + "…" : line)}\n");
        try
        {
            Directory.CreateDirectory(folder.Logs);
            using var file = new FileStream(PathOf(runId), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            // One write a call, so that lines of the worker and of whoever watches it do not mix.
            file.Write(Encoding.UTF8.GetBytes(string.Concat(lines)));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A full disk must not end a run for the sake of a line about it.
        }
    }

    /// <summary>The last lines, the oldest first; empty where the run has no log.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="lines">Most lines; 1 or more.</param>
    /// <param name="ct">Token.</param>
    public async Task<IReadOnlyList<string>> TailAsync(int runId, int lines, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lines, 1);
        try
        {
            await using var file = new FileStream(PathOf(runId), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Position = await StartOfTailAsync(file, lines, ct);
            using var reader = new StreamReader(file, Encoding.UTF8);
            var tail = (await reader.ReadToEndAsync(ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return tail.Length > lines ? tail[^lines..] : tail;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Looks for the line's beginning from the end backwards, so that the tail of a long log is read without the rest.</summary>
    private static async Task<long> StartOfTailAsync(FileStream file, int lines, CancellationToken ct)
    {
        var block = new byte[BlockLength];
        var found = 0;
        for (var end = file.Length; end > 0;)
        {
            var start = Math.Max(0, end - BlockLength);
            var length = (int)(end - start);
            file.Position = start;
            await file.ReadExactlyAsync(block.AsMemory(0, length), ct);
            for (var index = length - 1; index >= 0; index--)
            {
                // The last line ends with one, too.
                if (block[index] == (byte)'\n' && ++found > lines)
                    return start + index + 1;
            }

            end = start;
        }

        return 0;
    }
}
