using Fer.Data.Samples;
using Fer.Data.Splits;

namespace Fer.Engine.Exchange;

/// <summary>One image of an export.</summary>
/// <param name="SampleId">The sample.</param>
/// <param name="SourceKey">Its row or path in the source.</param>
/// <param name="SourceRow">Its row in a table; null for files.</param>
/// <param name="Usage">Part that the source assigned.</param>
/// <param name="Part">Part of the export's split; null where it has none.</param>
/// <param name="Label">Class index to write.</param>
/// <param name="MediaType"><c>image/png</c> or <c>image/jpeg</c>.</param>
/// <param name="Content">The bytes as stored.</param>
internal sealed record ExportImage(
    long SampleId, string SourceKey, int? SourceRow, SourceUsage Usage, SplitPart? Part, int Label, string MediaType, byte[] Content);
