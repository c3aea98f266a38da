namespace Fer.Data.Labelling;

/// <summary>What an undo took back.</summary>
/// <param name="Restored">Images that have their earlier label again.</param>
/// <param name="Kept">Images left as they are, because somebody changed them after the act that was to be undone.</param>
public sealed record UndoResult(IReadOnlyList<RestoredLabel> Restored, IReadOnlyList<long> Kept)
{
    /// <summary>There was nothing to undo.</summary>
    public static UndoResult Nothing { get; } = new([], []);
}
