using Fer.Data.Splits;
using Fer.Engine.Splitting;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Splits;

/// <summary>What a planned split does with images that give a later part away, in words.</summary>
public static class LeakText
{
    public static string Of(SplitPlan plan) => plan switch
    {
        { Leaks.Total: 0 } => "Nothing had to be left out to keep the parts apart.",
        { LeaksLeftIn: 0 } => $"{Formats.Count(plan.Leaks.Total, "image is", "images are")} left out, so that no model learns {Later(plan)} by heart: {Kinds(plan.Leaks)}.",
        _ => $"{Formats.Count(plan.LeaksLeftIn, "image gives", "images give")} {Later(plan)} away ({Kinds(plan.Leaks)}): results will flatter.",
    };

    private static string Later(SplitPlan plan) => plan.Rules.TestRule == TestRule.Official ? "a later part" : "the test part";

    private static string Kinds(LeakCount leaks)
    {
        List<string> kinds = [];
        if (leaks.Identical > 0)
            kinds.Add($"{Formats.Count(leaks.Identical)} identical to an image of it");
        if (leaks.Near > 0)
            kinds.Add($"{Formats.Count(leaks.Near)} nearly identical");
        if (leaks.SameField > 0)
            kinds.Add($"{Formats.Count(leaks.SameField)} with the same field");
        return string.Join(", ", kinds);
    }
}
