using System.Globalization;
using System.Text.Json;
using Fer.Data.Storage;

namespace Fer.Engine.Explanations;

/// <summary>
/// Keeps explanations as small files, by weights, pixels and class, so that one seen again needs no new process. The oldest go where they become too many.
/// </summary>
public sealed class ExplanationCache(DataFolder folder)
{
    /// <summary>Files kept; of 4 KB each, 16 MB in all.</summary>
    public const int MostFiles = 4_000;

    private const int TagLength = 16;
    private const string Ending = ".json";

    /// <summary>A kept explanation; null where there is none, or its file is damaged.</summary>
    /// <param name="checkpointTag">SHA-256 of the weights, hexadecimal.</param>
    /// <param name="pixelTag">SHA-256 of the pixels, hexadecimal.</param>
    /// <param name="classIndex">Class explained; null for the predicted one.</param>
    /// <param name="ct">Token.</param>
    public async Task<Explanation?> FindAsync(string checkpointTag, string pixelTag, int? classIndex, CancellationToken ct)
    {
        try
        {
            await using var file = File.OpenRead(PathOf(checkpointTag, pixelTag, classIndex));
            return await JsonSerializer.DeserializeAsync(file, ExplanationJsonContext.Default.Explanation, ct);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            // It is made again.
            return null;
        }
    }

    /// <summary>Keeps an explanation, in place of one there is.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public async Task StoreAsync(string checkpointTag, string pixelTag, int? classIndex, Explanation explanation, CancellationToken ct)
    {
        Directory.CreateDirectory(folder.Explanations);
        var path = PathOf(checkpointTag, pixelTag, classIndex);
        var unfinished = $"{path}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        await File.WriteAllBytesAsync(unfinished, JsonSerializer.SerializeToUtf8Bytes(explanation, ExplanationJsonContext.Default.Explanation), ct);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Deletes the oldest files beyond <paramref name="most"/>.</summary>
    public void Trim(int most = MostFiles)
    {
        var files = new DirectoryInfo(folder.Explanations);
        if (!files.Exists)
            return;
        foreach (var old in files.GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal).Skip(most))
        {
            try
            {
                old.Delete();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Another process reads it; it goes the next time.
            }
        }
    }

    private string PathOf(string checkpointTag, string pixelTag, int? classIndex)
    {
        var explained = classIndex?.ToString(CultureInfo.InvariantCulture) ?? "predicted";
        return Path.Combine(folder.Explanations, $"{checkpointTag[..TagLength]}-{pixelTag[..TagLength]}-{explained}{Ending}");
    }
}
