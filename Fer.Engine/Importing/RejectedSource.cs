namespace Fer.Engine.Importing;

/// <summary>A place that cannot be used.</summary>
internal sealed record RejectedSource(RejectedEntry Entry, double Fraction) : SourceEntry(Fraction);
