namespace Fer.Data.Labelling;

/// <summary>What an undo or a redo did.</summary>
/// <param name="Target">The act that was taken back or done again; null where there was none.</param>
/// <param name="Restored">Samples that changed, by id.</param>
/// <param name="KeptCount">Samples left as they are, because they were changed after the act, or their former class was merged into another since.</param>
public sealed record UndoResult(LabelAct? Target, IReadOnlyList<long> Restored, int KeptCount)
{
    /// <summary>There was nothing to do.</summary>
    public static UndoResult Nothing { get; } = new(null, [], 0);
}
