using System.Globalization;
using Fer.Engine.Quality;

namespace Fer.Engine.CommandLine;

/// <summary>Tells a person at the terminal what a check found.</summary>
internal static class QualityText
{
    public static void Write(QualityResult result, int shown, TextWriter text)
    {
        var report = result.Report;
        text.WriteLine(Invariant($"{result.Dataset}: {report.Images:N0} images."));
        if (report.Duplicates is { } copies)
        {
            text.WriteLine(Invariant($"  Identical: {copies.ExactGroups:N0} groups, {copies.ExactConflicts:N0} with contradicting labels, {copies.ExactLeaks:N0} in both training and test."));
            text.WriteLine(Invariant($"  Identical or nearly so (correlation {copies.Threshold:0.###} and more): {copies.Groups:N0} groups of {copies.Samples:N0} images, {copies.Conflicts:N0} with contradicting labels, {copies.Leaks:N0} in both training and test."));
        }

        if (report.Faults is { } faults)
            text.WriteLine($"  Faults: {(faults.Count == 0 ? "none" : string.Join(", ", faults.Select(row => Invariant($"{row.Key} {row.Value:N0}"))))}.");
        if (report.Labels is { } labels)
            text.WriteLine(Invariant($"  Labels, judged by {labels.Source}: {labels.Suspects:N0} suspects among {labels.Judged:N0} images; about {labels.EstimatedErrors:N0} are wrong by its estimate. {labels.NotJudged:N0} images were not judged."));
        foreach (var property in report.Properties ?? [])
            text.WriteLine(Invariant($"  {property.Name} alone predicts the label with {property.BalancedAccuracy * 100:F1} % balanced accuracy, by chance {property.Chance * 100:F1} %, p = {property.PValue:0.###}."));
        WriteIssues(result.Issues, shown, text);
    }

    private static void WriteIssues(IReadOnlyList<ListedIssue> issues, int shown, TextWriter text)
    {
        foreach (var issue in issues.Take(shown))
        {
            var suggestion = issue.SuggestedClass is { } suggested ? $", perhaps {suggested}" : "";
            text.WriteLine(Invariant($"  {issue.Kind} {issue.Score:F2}: {issue.Source} {issue.Key} ({issue.Class}){suggestion}"));
        }

        if (issues.Count > shown)
            text.WriteLine(Invariant($"  and {issues.Count - shown:N0} more; --json lists them all"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
