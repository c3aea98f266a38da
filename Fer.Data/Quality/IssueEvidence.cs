using System.Text.Json;

namespace Fer.Data.Quality;

/// <summary>What a check saw, read from <see cref="QualityIssue.Evidence"/>. What is missing there is null here.</summary>
public sealed record IssueEvidence
{
    /// <summary>Evidence that cannot be read, or of before there was any.</summary>
    public static IssueEvidence None { get; } = new();

    /// <summary>Probability of each class by index, 0 to 1, from a model that never saw the image.</summary>
    public IReadOnlyList<double>? Probabilities { get; init; }

    /// <summary>Probability of the given label, 0 to 1.</summary>
    public double? SelfConfidence { get; init; }

    /// <summary>Probability of the given label less that of the most probable other class, -1 to 1.</summary>
    public double? Margin { get; init; }

    /// <summary>What was measured of the image, such as its contrast.</summary>
    public double? Measure { get; init; }

    /// <summary>Value of the measure from which it is an issue.</summary>
    public double? Threshold { get; init; }

    /// <summary>Run whose model was tried, where the image was stored meanwhile.</summary>
    public int? RunId { get; init; }

    /// <summary>Reads the JSON of an issue; <see cref="None"/> where it is none.</summary>
    public static IssueEvidence Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, IssueJsonContext.Default.IssueEvidence) ?? None;
        }
        catch (JsonException)
        {
            return None;
        }
    }
}
