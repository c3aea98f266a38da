namespace Fer.Web.Features.Runs;

/// <summary>A column of the list of runs.</summary>
/// <param name="Id">Its name in the address and in what the browser keeps.</param>
/// <param name="Title">Its head.</param>
/// <param name="IsFigure">Whether it holds figures, which stand at the right and are sorted from the greatest.</param>
/// <param name="Text">What a line says at a moment.</param>
/// <param name="Key">What a line is sorted by at a moment; all lines give the same type, or null.</param>
public sealed record RunColumn(
    string Id, string Title, bool IsFigure, Func<RunListEntry, DateTimeOffset, string> Text, Func<RunListEntry, DateTimeOffset, IComparable?> Key)
{
    /// <summary>Whether it is shown until somebody chooses.</summary>
    public bool IsUsual { get; init; } = true;

    /// <summary>Whether it is always shown, since lines are told apart by it.</summary>
    public bool IsFixed { get; init; }
}
