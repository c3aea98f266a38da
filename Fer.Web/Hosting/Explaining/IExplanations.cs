using Fer.Engine.Explanations;

namespace Fer.Web.Hosting.Explaining;

/// <summary>Shows where models looked; a seam so that pages are tested without libtorch.</summary>
public interface IExplanations
{
    /// <summary>What was made before: a map, or why there may be none; neither where it has to be made.</summary>
    Task<ExplainedSample> FindAsync(int runId, long sampleId, int? classIndex, CancellationToken ct);

    /// <summary>Makes a map, which takes seconds.</summary>
    /// <param name="runId">Run whose weights are asked.</param>
    /// <param name="sampleId">The image.</param>
    /// <param name="classIndex">Class to explain; null for the predicted one.</param>
    /// <param name="upcoming">Images that will be asked next; their maps are made in the same process, and kept.</param>
    /// <param name="ct">Ends the process.</param>
    /// <returns>The map, or what happened and what to do.</returns>
    Task<ExplainedSample> ExplainAsync(int runId, long sampleId, int? classIndex, IReadOnlyList<long> upcoming, CancellationToken ct);
}
