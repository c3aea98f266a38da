namespace Fer.Engine.Evaluations.Details;

/// <summary>What tells whether an image is like others.</summary>
/// <param name="Id">The sample.</param>
/// <param name="NearGroup">Group that a quality check found; null where it is in none.</param>
/// <param name="CopyCount">Samples with the same pixels, itself included.</param>
/// <param name="PixelHash">Hash of its pixels.</param>
internal readonly record struct ImageLikeness(long Id, long? NearGroup, int CopyCount, byte[] PixelHash);
