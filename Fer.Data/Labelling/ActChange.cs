namespace Fer.Data.Labelling;

/// <summary>One kind of change within an act, and how many samples it happened to.</summary>
/// <param name="Aspect">What was changed.</param>
/// <param name="Tag">Name of the tag, where <paramref name="Aspect"/> is <see cref="LabelAspect.Tag"/>; else null.</param>
/// <param name="From">Class index before, or 0 and 1 for the other aspects.</param>
/// <param name="To">Class index after, or 0 and 1 for the other aspects.</param>
/// <param name="Count">Samples.</param>
public sealed record ActChange(LabelAspect Aspect, string? Tag, int From, int To, int Count);
