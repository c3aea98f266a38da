namespace Fer.Web.Features.Predict;

/// <summary>Asks models about faces; a seam so that a model that is slow or refused can be tried.</summary>
public interface IFaceAnswers
{
    /// <summary>What the model of a run believes of each face. A run that was never used is exported first, which takes some seconds.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="faces">48 x 48 gray values of each, row by row.</param>
    /// <param name="ct">Stops before the next batch.</param>
    /// <returns>For each face the share of each class by index, 0 to 1.</returns>
    /// <exception cref="Fer.Engine.Inference.ModelFileException">The run has no model, or it cannot be made or opened.</exception>
    Task<IReadOnlyList<IReadOnlyList<double>>> AskAsync(int runId, IReadOnlyList<byte[]> faces, CancellationToken ct);
}
