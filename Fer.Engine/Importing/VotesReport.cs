namespace Fer.Engine.Importing;

/// <summary>What became of a votes file.</summary>
/// <param name="Samples">Samples that have votes now.</param>
/// <param name="Rows">Rows of the votes file.</param>
/// <param name="UsageMismatches">Rows whose usage differs from the sample's.</param>
/// <param name="Note">What did not fit, in words; null where all did.</param>
public sealed record VotesReport(int Samples, int Rows, int UsageMismatches, string? Note);
