namespace Fer.Data.Labelling;

/// <summary>A sample whose label an undo put back.</summary>
/// <param name="SampleId">The sample.</param>
/// <param name="From">Class index before the undo.</param>
/// <param name="To">Class index now.</param>
/// <param name="Version">The sample's version now.</param>
public sealed record RestoredLabel(long SampleId, int From, int To, int Version);
