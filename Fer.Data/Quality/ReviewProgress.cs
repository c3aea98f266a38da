namespace Fer.Data.Quality;

/// <summary>How far the review of some issues has come, and what it has been worth.</summary>
/// <param name="Open">Issues in the queue.</param>
/// <param name="Reviewed">Issues decided.</param>
/// <param name="Changed">Those of them where something changed: another label, or kept out of splits. Kept and ambiguous ones are not among them.</param>
/// <param name="Windows">Share changed of each <see cref="WindowSize"/> decisions in turn, 0 to 1; the last window may be smaller.</param>
/// <param name="ExpectedRemaining">Changes that the open issues should still bring.</param>
public sealed record ReviewProgress(int Open, int Reviewed, int Changed, IReadOnlyList<PrecisionWindow> Windows, double ExpectedRemaining)
{
    /// <summary>Decisions in a window.</summary>
    public const int WindowSize = 25;

    /// <summary>Decisions from which their precision, instead of the check's own scores, says what remains.</summary>
    public const int LeastDecisions = 25;

    /// <summary>Latest decisions whose precision says what remains: the queue starts with the surest issues, so that of all of them would say too much.</summary>
    public const int LatestDecisions = 50;

    /// <summary>Changed among reviewed, 0 to 1; null before the first decision.</summary>
    public double? Precision => Reviewed == 0 ? null : (double)Changed / Reviewed;

    /// <summary>Sums up decisions.</summary>
    /// <param name="decisions">Decisions in the order they were made.</param>
    /// <param name="scores">Scores of the open issues, 0 to 1.</param>
    public static ReviewProgress Of(IReadOnlyList<QualityDecision> decisions, IReadOnlyList<double> scores)
    {
        List<bool> changes = [.. decisions.Select(IsChange)];
        List<PrecisionWindow> windows = [.. changes.Chunk(WindowSize)
            .Select((window, place) => new PrecisionWindow((place * WindowSize) + window.Length, window.Count(changed => changed), window.Length))];
        var latest = changes.TakeLast(LatestDecisions).ToList();
        var remaining = changes.Count < LeastDecisions ? scores.Sum() : scores.Count * latest.Count(changed => changed) / (double)latest.Count;
        return new ReviewProgress(scores.Count, changes.Count, changes.Count(changed => changed), windows, remaining);
    }

    private static bool IsChange(QualityDecision decision) => decision is not (QualityDecision.Kept or QualityDecision.Ambiguous);
}
