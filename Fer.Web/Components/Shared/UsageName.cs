using Fer.Data.Samples;

namespace Fer.Web.Components.Shared;

/// <summary>The parts that sources assign, as people read them.</summary>
public static class UsageName
{
    public static string Of(SourceUsage usage) => usage switch
    {
        SourceUsage.Unspecified => "Not said",
        SourceUsage.PublicTest => "Public test",
        SourceUsage.PrivateTest => "Private test",
        _ => usage.ToString(),
    };
}
