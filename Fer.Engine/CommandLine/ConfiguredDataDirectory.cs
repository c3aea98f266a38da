using System.Text.Json;
using Fer.Data.Storage;

namespace Fer.Engine.CommandLine;

/// <summary>The data folder that <c>appsettings.json</c> names under <c>Fer:DataDirectory</c>.</summary>
public static class ConfiguredDataDirectory
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads the setting; null where the file or the setting is absent or empty.</summary>
    /// <exception cref="DataFolderException">The file is no JSON.</exception>
    public static string? Read(string settingsFile)
    {
        if (!File.Exists(settingsFile))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(settingsFile), Lenient);
            return document.RootElement.TryGetProperty("Fer", out var section)
                && section.TryGetProperty("DataDirectory", out var value)
                && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException error)
        {
            throw new DataFolderException($"{settingsFile} is no valid JSON ({error.Message}). Mend it, or choose the data folder with --data DIR.", error);
        }
    }
}
