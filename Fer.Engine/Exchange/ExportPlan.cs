using Fer.Engine.Export;

namespace Fer.Engine.Exchange;

/// <summary>An export whose images are known.</summary>
/// <param name="Order">What was asked for.</param>
/// <param name="DatasetName">The dataset.</param>
/// <param name="DatasetMadeAt">When it was made; the time of the files in a zip, so that the same images give the same zip.</param>
/// <param name="Classes">Class names by index.</param>
/// <param name="Ids">The samples, by source, then row, then the order of import.</param>
/// <param name="HasUsage">Whether any of them has a part.</param>
/// <param name="Form">The published table that the sources look like by their names.</param>
public sealed record ExportPlan(
    ExportOrder Order, string DatasetName, DateTimeOffset DatasetMadeAt, IReadOnlyList<string> Classes, long[] Ids, bool HasUsage, Fer2013Form Form);
