namespace Fer.Engine.Labelling;

/// <summary>A line of a table of labels that is left out.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Reason">Why, in words a person understands.</param>
public sealed record LabelLineError(int Line, LabelLineKind Kind, string Reason);
