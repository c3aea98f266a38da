namespace Fer.Engine.Fixing;

/// <summary>Labels that changed from one class to another.</summary>
/// <param name="From">Class index in the loop's split.</param>
/// <param name="To">Class index now.</param>
/// <param name="Count">Samples.</param>
public sealed record FixMove(int From, int To, int Count);
