namespace Fer.Engine.Importing;

/// <summary>Consecutive entries of a source, prepared, in the source's order.</summary>
/// <param name="Samples">Usable ones.</param>
/// <param name="Rejections">The others.</param>
/// <param name="Fraction">Share of the source up to here, 0 to 1.</param>
internal sealed record PreparedChunk(IReadOnlyList<PreparedSample> Samples, IReadOnlyList<RejectedEntry> Rejections, double Fraction)
{
    /// <summary>Faces found and taken in each photograph that was read, those without a face included; null where no faces are looked for.</summary>
    public IReadOnlyList<(int Found, int Taken)>? Faces { get; init; }

    /// <summary>Rows or entries looked at.</summary>
    public int Count => (Faces?.Count(photo => photo.Found > 0) ?? Samples.Count) + Rejections.Sum(rejection => rejection.Count);
}
