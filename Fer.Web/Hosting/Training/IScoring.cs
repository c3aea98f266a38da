using Fer.Data.Splits;

namespace Fer.Web.Hosting.Training;

/// <summary>Scores runs on request; a seam so that pages are tested without libtorch.</summary>
public interface IScoring
{
    /// <summary>Scores the best weights of a run.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="part">Part.</param>
    /// <param name="reason">Why the test part is looked at; recorded. Null for the others.</param>
    /// <param name="ct">Ends the process.</param>
    /// <returns>Null where it worked, else what happened and what to do.</returns>
    Task<string?> ScoreAsync(int runId, SplitPart part, string? reason, CancellationToken ct);

    /// <summary>Scores the best weights of a run together with the epochs that it kept, in one look where it is the test part.</summary>
    /// <param name="runId">Run.</param>
    /// <param name="part">Test, or validation, with which the training images are scored, too.</param>
    /// <param name="reason">Why the test part is looked at; recorded. Null for validation.</param>
    /// <param name="ct">Ends the process; scores that are made stay.</param>
    /// <returns>Null where it worked, else what happened and what to do.</returns>
    Task<string?> ScoreEpochsAsync(int runId, SplitPart part, string? reason, CancellationToken ct);
}
