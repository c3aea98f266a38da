using Fer.Data.Splits;

namespace Fer.Engine.Splitting;

/// <summary>A field by which a dataset's images can be kept together.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">Different values; 2 or more.</param>
/// <param name="Images">Images that have one.</param>
public sealed record FieldChoice(SplitField Field, int Values, int Images);
