namespace Fer.Engine.Runs.Studies;

/// <summary>A setting of a grid with the values that it takes.</summary>
/// <param name="Setting">Name of a property of the settings, such as <c>LearningRate</c>.</param>
/// <param name="Values">Its values in invariant text.</param>
public sealed record GridAxis(string Setting, IReadOnlyList<string> Values);
