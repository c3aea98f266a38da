using Fer.Data.Splits;

namespace Fer.Web.Components.Shared;

/// <summary>The parts of a split as people read them.</summary>
public static class PartName
{
    public static string Of(SplitPart part) => part == SplitPart.LeftOut ? "Left out" : part.ToString();
}
