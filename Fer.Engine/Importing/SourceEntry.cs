namespace Fer.Engine.Importing;

/// <summary>What a reader finds at one place of its source.</summary>
/// <param name="Fraction">Share of the source read so far, 0 to 1.</param>
internal abstract record SourceEntry(double Fraction);
