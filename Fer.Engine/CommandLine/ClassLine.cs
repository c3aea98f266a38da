namespace Fer.Engine.CommandLine;

/// <summary>Figures of one class.</summary>
/// <param name="Name">Class.</param>
/// <param name="Precision">0 to 1.</param>
/// <param name="Recall">0 to 1.</param>
/// <param name="F1">0 to 1.</param>
/// <param name="Support">Images with this label.</param>
public sealed record ClassLine(string Name, double Precision, double Recall, double F1, int Support);
