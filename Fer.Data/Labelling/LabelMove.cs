namespace Fer.Data.Labelling;

/// <summary>How many samples a planned act would take from one class to another.</summary>
/// <param name="From">Class index now.</param>
/// <param name="To">Class index afterwards; another than <paramref name="From"/>.</param>
/// <param name="Count">Samples; above 0.</param>
public sealed record LabelMove(int From, int To, int Count)
{
    /// <summary>Counts moves, by from and to.</summary>
    public static IReadOnlyList<LabelMove> CountAll(IEnumerable<(int From, int To, int Count)> moves) =>
        [.. moves.Where(move => move.From != move.To).GroupBy(move => (move.From, move.To))
            .Select(group => new LabelMove(group.Key.From, group.Key.To, group.Sum(move => move.Count)))
            .OrderBy(move => move.From).ThenBy(move => move.To)];
}
