namespace Fer.Engine.Runs.Views;

/// <summary>Images in each part of a split.</summary>
/// <param name="Train">Images to learn from.</param>
/// <param name="Validation">Images that choose the best epoch.</param>
/// <param name="Test">Images looked at last.</param>
public readonly record struct PartCounts(int Train, int Validation, int Test);
