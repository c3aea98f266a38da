namespace Fer.Engine.Runs.Studies;

/// <summary>A setting of a grid with the values that it takes.</summary>
/// <param name="Setting">Name of a property of the settings, such as <c>LearningRate</c>, whatever its case.</param>
/// <param name="Values">Its values as text in invariant form, such as <c>0.05</c>, <c>true</c> or <c>AdamW</c>; at least one. Blank means none where the setting may be absent.</param>
public sealed record GridAxis(string Setting, IReadOnlyList<string> Values);
