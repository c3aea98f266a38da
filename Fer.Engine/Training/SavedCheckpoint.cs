using Fer.Data.Runs;

namespace Fer.Engine.Training;

/// <summary>A checkpoint that is safely on disk.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Sha256">SHA-256 of the whole file, lower-case hexadecimal.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Epoch">Epoch after which it was taken, from 1.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="ValidationAccuracy">Validation accuracy of that epoch; 0 to 1.</param>
public sealed record SavedCheckpoint(string Path, string Sha256, long Bytes, int Epoch, CheckpointKind Kind, double ValidationAccuracy);
