using Fer.Web.Hosting.Inference;

namespace Fer.Web.Features.Predict;

/// <summary>Asks models in this process, on a thread of their own.</summary>
internal sealed class FaceAnswers(RunClassifiers classifiers) : IFaceAnswers
{
    public Task<IReadOnlyList<IReadOnlyList<double>>> AskAsync(int runId, IReadOnlyList<byte[]> faces, CancellationToken ct) => Task.Run(async () =>
    {
        using var lease = await classifiers.RentAsync(runId, ct);
        var shares = lease.Classifier.Predict(faces.SelectMany(face => face).ToArray(), progress: null, ct);
        return (IReadOnlyList<IReadOnlyList<double>>)[.. shares.Chunk(lease.Classifier.Classes.Count).Select(row => Array.ConvertAll(row, share => (double)share))];
    }, ct);
}
