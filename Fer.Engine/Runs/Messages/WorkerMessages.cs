using System.Text.Json;

namespace Fer.Engine.Runs.Messages;

/// <summary>Writes and reads the worker's lines.</summary>
public static class WorkerMessages
{
    /// <summary>Longest line that is read, in characters; a longer one is native output gone astray.</summary>
    public const int MaxLineLength = 4096;

    /// <summary>The line, without its end.</summary>
    public static string Format(WorkerMessage message) => JsonSerializer.Serialize(message, WorkerMessageJsonContext.Default.WorkerMessage);

    /// <summary>Reads a line; null where it is no message. Native libraries may print to the same stream, so that is no error.</summary>
    public static WorkerMessage? Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Length is 0 or > MaxLineLength || line[0] != '{')
            return null;
        try
        {
            return JsonSerializer.Deserialize(line, WorkerMessageJsonContext.Default.WorkerMessage);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
