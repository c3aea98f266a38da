using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fer.Engine.CommandLine;

/// <summary>Where a verb writes: its result to standard output, once, as text or as one JSON object; everything else to standard error.</summary>
public sealed class VerbOutput(TextWriter output, TextWriter error, bool isJson)
{
    /// <summary>Whether <c>--json</c> was given.</summary>
    public bool IsJson => isJson;

    /// <summary>Standard output, for a verb that writes more than one result.</summary>
    public TextWriter Out => output;

    /// <summary>Standard error.</summary>
    public TextWriter Error => error;

    /// <summary>Writes the verb's result.</summary>
    /// <param name="result">What the verb found or made.</param>
    /// <param name="json">Its source-generated JSON form, camelCase.</param>
    /// <param name="text">Writes it for people.</param>
    public void Result<T>(T result, JsonTypeInfo<T> json, Action<TextWriter> text)
    {
        if (isJson)
            output.WriteLine(JsonSerializer.Serialize(result, json));
        else
            text(output);
        output.Flush();
    }

    /// <summary>Writes one line of progress or advice.</summary>
    public void Note(string line) => error.WriteLine(line);
}
