namespace Fer.Data.Splits;

/// <summary>A certificate with what it speaks of, as it is taken away.</summary>
/// <param name="Split">Name of the split.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Seed">Seed of the draw.</param>
/// <param name="ContentHash">Content hash of the split as 64 hexadecimal digits.</param>
/// <param name="Certificate">What was proven.</param>
public sealed record SplitCertificateFile(string Split, DateTimeOffset MadeAt, long Seed, string ContentHash, SplitCertificate Certificate);
