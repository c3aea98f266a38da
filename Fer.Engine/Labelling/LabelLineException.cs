namespace Fer.Engine.Labelling;

/// <summary>A line of a table of labels cannot be used; the message is the reason.</summary>
internal sealed class LabelLineException(LabelLineKind kind, string message) : Exception(message)
{
    public LabelLineKind Kind { get; } = kind;
}
