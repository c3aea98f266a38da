using System.Globalization;
using Fer.Data.Splits;
using Fer.Engine.Splitting;

namespace Fer.Engine.CommandLine;

/// <summary>Results of <c>fer split</c> for people.</summary>
internal static class SplitText
{
    public static void Write(SplitResult result, bool leftOut, TextWriter text)
    {
        text.WriteLine($"Split {result.Name}: {result.Train} train, {result.Validation} validation, {result.Test} test, {result.LeftOut} left out.");
        if (result.From is { } from)
            Write(from, text);
        if (result.LeakingCopies > 0)
            text.WriteLine(leftOut
                ? $"{result.LeakingCopies} {(result.LeakingCopies == 1 ? "image" : "images")} would give a later part away; left out: {Kinds(result.Leaks)}."
                : $"{result.LeakingCopies} {(result.LeakingCopies == 1 ? "image gives" : "images give")} a later part away ({Kinds(result.Leaks)}): test results will flatter.");
        foreach (var line in CertificateText.Of(result.Certificate, number => number.ToString(CultureInfo.InvariantCulture)))
            text.WriteLine(line.Text);
    }

    public static void Write(SplitCompareResult result, TextWriter text)
    {
        if (result.AreSame)
        {
            text.WriteLine($"{result.First} and {result.Second} hold exactly the same.");
            return;
        }

        text.WriteLine($"From {result.First} to {result.Second}: {result.Added} images added, {result.Removed} removed, {result.Moved} moved, {result.Relabelled} relabelled.");
        foreach (var move in result.Flows.Where(flow => flow.Is(SplitChangeKind.Moved)).GroupBy(flow => (flow.From, flow.To)).OrderBy(group => group.Key))
            text.WriteLine($"{move.Key.From} -> {move.Key.To}: {move.Sum(flow => flow.Count)}");
    }

    private static void Write(SplitRefreshCounts from, TextWriter text)
    {
        text.WriteLine($"Parts of {from.Base}. {from.Relabelled} images of train and validation have another label, {from.ExcludedSince} were excluded since, {from.AddedSince} came since and are left out.");
        if (from.KeptTestLabels + from.ExcludedInTest > 0)
            text.WriteLine($"The test part is as before: {from.KeptTestLabels} images keep a label that is another today, {from.ExcludedInTest} excluded images stay.");
    }

    private static string Kinds(LeakCount leaks) =>
        $"{leaks.Identical} identical, {leaks.Near} nearly identical, {leaks.SameField} of the same group by field";
}
