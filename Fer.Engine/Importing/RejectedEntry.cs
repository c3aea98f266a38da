namespace Fer.Engine.Importing;

/// <summary>A row or entry that could not be used.</summary>
/// <param name="Place"><c>line 17</c>, or the entry's or folder's name.</param>
/// <param name="Reason">Why, in words a person understands.</param>
/// <param name="Count">Rows or entries that it stands for; above 1 where a whole folder is left out.</param>
/// <param name="UnknownClass">The class that the dataset does not have, as the source writes it; null where something else is wrong.</param>
public sealed record RejectedEntry(string Place, string Reason, int Count = 1, string? UnknownClass = null);
