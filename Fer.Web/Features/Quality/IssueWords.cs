using Fer.Data.Quality;

namespace Fer.Web.Features.Quality;

/// <summary>Kinds of issue and decisions as pages name them.</summary>
public static class IssueWords
{
    /// <summary>Kinds about the image itself, in the order they are shown in.</summary>
    public static IReadOnlyList<QualityIssueKind> Faults { get; } =
    [
        QualityIssueKind.Blank, QualityIssueKind.TooDark, QualityIssueKind.TooBright,
        QualityIssueKind.LowContrast, QualityIssueKind.Blurred, QualityIssueKind.Outlier,
    ];

    /// <summary>"Label suspect", "Too dark".</summary>
    public static string Of(QualityIssueKind kind) => Capital(QualityWords.Of(kind));

    /// <summary>"Kept", "Not a face".</summary>
    public static string Of(QualityDecision decision) => Capital(QualityWords.Of(decision));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
