namespace Fer.Engine.Importing;

/// <summary>How far an import is.</summary>
/// <param name="Done">Rows or entries looked at.</param>
/// <param name="Fraction">Share of the source that is done, 0 to 1, by bytes or entries.</param>
/// <param name="PerSecond">Rows or entries a second since the start.</param>
/// <param name="Left">Time left at that pace; null while there is no pace yet.</param>
public sealed record ImportProgress(int Done, double Fraction, double PerSecond, TimeSpan? Left);
