using Fer.Engine.Runs.Worker;

namespace Fer.Engine.Explanations;

/// <summary>Reads explanations that were made before, without loading a network.</summary>
public sealed class KeptExplanations(ExplanationSubjects subjects, ExplanationCache cache)
{
    /// <summary>What is known of one image: its map, or why it may have none; neither where it has to be made.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="sampleId">The image.</param>
    /// <param name="classIndex">Class to explain; null for the predicted one.</param>
    /// <param name="ct">Token.</param>
    public async Task<ExplainedSample> FindAsync(int runId, long sampleId, int? classIndex, CancellationToken ct)
    {
        try
        {
            var subject = await subjects.FindAsync(runId, [sampleId], ct);
            var sample = subject.Samples[0];
            return sample.Trouble is { } trouble
                ? new(sampleId, null, trouble)
                : new(sampleId, await cache.FindAsync(subject.CheckpointTag, sample.PixelTag, classIndex, ct), null);
        }
        catch (RunFailedException failure)
        {
            return new(sampleId, null, failure.Message);
        }
    }
}
