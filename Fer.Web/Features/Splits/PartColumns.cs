using Fer.Data.Splits;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Splits;

/// <summary>The parts as the columns of a table, and counts by them.</summary>
public static class PartColumns
{
    public static IReadOnlyList<SplitPart> Parts { get; } = Enum.GetValues<SplitPart>();

    public static IReadOnlyList<string> Names { get; } = [.. Parts.Select(PartName.Of)];

    public static int Count(IReadOnlyList<PartClassCount> counts, int label, int column) =>
        counts.FirstOrDefault(row => row.Label == label && row.Part == Parts[column])?.Count ?? 0;
}
