namespace Fer.Engine.Importing;

/// <summary>Votes for one row.</summary>
/// <param name="Row">Row of the pixel table, from 0.</param>
/// <param name="Usage">Usage as the votes file states it; null where it has no such column.</param>
/// <param name="Votes">Answers that got votes, with their number.</param>
internal sealed record VotesRow(int Row, string? Usage, IReadOnlyList<(string Choice, int Count)> Votes);
