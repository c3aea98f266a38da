using Fer.Data.Samples;

namespace Fer.Engine.Exchange;

/// <summary>Which images of a dataset to write, and as what.</summary>
/// <param name="Filter">The dataset and which of its samples.</param>
public sealed record ExportOrder(SampleFilter Filter)
{
    /// <summary>Whether images carry the label that they were imported with; else the present one.</summary>
    public bool UsesOriginalLabels { get; init; }

    /// <summary>Split whose parts take the place of the source's; images outside it and those it left out are not written. Null for the source's own parts.</summary>
    public int? SplitId { get; init; }

    /// <summary>Whether excluded images are left out.</summary>
    public bool LeavesOutExcluded { get; init; }
}
