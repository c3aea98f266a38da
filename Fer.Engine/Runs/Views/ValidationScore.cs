namespace Fer.Engine.Runs.Views;

/// <summary>How well the best epoch did on validation.</summary>
/// <param name="Accuracy">Share of right predictions, 0 to 1.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end of its 95 % interval.</param>
/// <param name="MacroF1">Unweighted mean F1 over the classes, 0 to 1.</param>
/// <param name="Count">Images scored.</param>
public sealed record ValidationScore(double Accuracy, double Low, double High, double MacroF1, int Count);
