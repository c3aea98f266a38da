using Fer.Data.Samples;

namespace Fer.Engine.Quality;

/// <summary>What a quality run needs of a sample.</summary>
/// <param name="Id">The sample.</param>
/// <param name="ImageKey">First 16 bytes of its pixel hash; samples with the same key are the same image.</param>
/// <param name="Label">Class index now.</param>
/// <param name="Usage">Part that its source assigned.</param>
/// <param name="IsExcluded">Whether a person excluded it.</param>
/// <param name="IsReviewed">Whether a person stands by its label.</param>
/// <param name="NearGroup">Its group as stored; null where it is in none.</param>
/// <param name="Brightness">Mean gray value, 0 to 1; null until measured.</param>
/// <param name="Contrast">Standard deviation of the gray values; null until measured.</param>
/// <param name="SourceId">Import it came with.</param>
internal sealed record CheckedSample(
    long Id, UInt128 ImageKey, int Label, SourceUsage Usage, bool IsExcluded, bool IsReviewed, long? NearGroup, double? Brightness, double? Contrast, int SourceId);
