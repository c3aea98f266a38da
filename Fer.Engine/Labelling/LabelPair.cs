namespace Fer.Engine.Labelling;

/// <summary>Images that go from one class to another.</summary>
/// <param name="From">Class index now.</param>
/// <param name="To">Class index to come.</param>
/// <param name="Count">Images.</param>
public sealed record LabelPair(int From, int To, int Count);
