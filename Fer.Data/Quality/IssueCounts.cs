namespace Fer.Data.Quality;

/// <summary>Issues of one kind by where their review stands.</summary>
/// <param name="Open">In the review queue.</param>
/// <param name="Settled">Real, and acted on.</param>
/// <param name="Dismissed">No issue after all.</param>
public sealed record IssueCounts(int Open, int Settled, int Dismissed)
{
    /// <summary>None of any.</summary>
    public static IssueCounts None { get; } = new(0, 0, 0);
}
