namespace Fer.Engine.Importing;

/// <summary>Consecutive entries of a source, prepared, in the source's order.</summary>
/// <param name="Samples">Usable ones.</param>
/// <param name="Rejections">The others.</param>
/// <param name="Fraction">Share of the source up to here, 0 to 1.</param>
internal sealed record PreparedChunk(IReadOnlyList<PreparedSample> Samples, IReadOnlyList<RejectedEntry> Rejections, double Fraction)
{
    /// <summary>Rows or entries looked at.</summary>
    public int Count => Samples.Count + Rejections.Sum(rejection => rejection.Count);
}
