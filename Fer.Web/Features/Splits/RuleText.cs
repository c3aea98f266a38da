using Fer.Data.Splits;
using Fer.Engine.Splitting;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Splits;

/// <summary>How a split was made, in words.</summary>
public static class RuleText
{
    public static string Of(TestRule rule, double? share) => rule switch
    {
        TestRule.Share => $"{Formats.Percent(share, 0)} drawn",
        TestRule.Official => "official division",
        TestRule.None => "none",
        _ => "as the source marks it",
    };

    /// <summary>How a split was made, in one sentence.</summary>
    public static string Sentence(SplitSummary split) => split.TestRule == TestRule.Official
        ? $"The source's own division into parts; where it has no images to validate on, {Formats.Percent(split.ValidationShare, 0)} of its training images drawn with seed {split.Seed}. It never changes."
        : $"Split with seed {split.Seed}, {Formats.Percent(split.ValidationShare, 0)} validation, test part {Of(split.TestRule, split.TestShare)}. It never changes.";

    /// <summary>What the draw kept in one part.</summary>
    public static string Together(SplitSummary split)
    {
        var alike = split.KeepsNearTogether ? "identical and nearly identical images" : "identical images";
        return FieldName.Of(split.Field) is { } field ? $"{alike}, and images with the same {field}" : alike;
    }
}
