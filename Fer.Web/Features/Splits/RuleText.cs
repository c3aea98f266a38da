using Fer.Data.Splits;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Splits;

/// <summary>How a test part was chosen, in words.</summary>
public static class RuleText
{
    public static string Of(TestRule rule, double? share) =>
        rule == TestRule.Share ? $"{Formats.Percent(share, 0)} drawn" : "as the source marks it";
}
