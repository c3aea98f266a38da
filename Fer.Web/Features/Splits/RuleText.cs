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
        TestRule.Official => "all parts as the source divides them",
        TestRule.None => "none",
        _ => "as the source marks it",
    };

    /// <summary>What was kept in one part.</summary>
    public static string Together(SplitSummary split)
    {
        var alike = split.KeepsNearTogether ? "identical and nearly identical images" : "identical images";
        return FieldName.Of(split.Field) is { } field ? $"{alike}, and images with the same {field}" : alike;
    }
}
