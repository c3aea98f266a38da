using Fer.Data;
using Fer.Engine.Imaging;
using Fer.Engine.Runs.Worker;
using Fer.Engine.Training;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Explanations;

/// <summary>Explains a run's weights on images, and keeps what it made. It loads libtorch, so the web server asks a process of its own for it.</summary>
public sealed class Explainer(IDbContextFactory<FerDbContext> contexts, ExplanationSubjects subjects, ExplanationCache cache)
{
    /// <summary>Most images at once; all go through the network together.</summary>
    public const int MostSamples = 64;

    /// <summary>A map of each image, or why it has none; those that cannot be explained do not hold up the others.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="sampleIds">At most <see cref="MostSamples"/> images of its dataset.</param>
    /// <param name="classIndex">Class to explain; null for the predicted one.</param>
    /// <param name="ct">Token.</param>
    /// <returns>Epoch of the weights, and one entry an image in the order asked.</returns>
    /// <exception cref="RunFailedException">There is no such run, it has finished no epoch, or its network does not know the class.</exception>
    /// <exception cref="CheckpointException">The weights are missing or damaged, or their network has no convolution.</exception>
    public async Task<(int Epoch, IReadOnlyList<ExplainedSample> Samples)> ExplainAsync(
        int runId, IReadOnlyCollection<long> sampleIds, int? classIndex, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sampleIds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sampleIds.Count, MostSamples, nameof(sampleIds));
        var subject = await subjects.FindAsync(runId, sampleIds, ct);
        List<ExplainedSample> done = [];
        List<SubjectSample> open = [];
        foreach (var sample in subject.Samples)
        {
            var kept = sample.Trouble is null ? await cache.FindAsync(subject.CheckpointTag, sample.PixelTag, classIndex, ct) : null;
            if (kept is null && sample.Trouble is null)
                open.Add(sample);
            else
                done.Add(new(sample.SampleId, kept, sample.Trouble));
        }

        if (open.Count > 0)
            done.AddRange(await MakeAsync(runId, subject, open, classIndex, ct));
        var order = sampleIds.Select((id, index) => (id, index)).DistinctBy(pair => pair.id).ToDictionary(pair => pair.id, pair => pair.index);
        return (subject.Epoch, [.. done.OrderBy(sample => order[sample.SampleId])]);
    }

    private async Task<IReadOnlyList<ExplainedSample>> MakeAsync(
        int runId, ExplanationSubject subject, List<SubjectSample> open, int? classIndex, CancellationToken ct)
    {
        var pixels = await PixelsAsync([.. open.Select(sample => sample.SampleId)], ct);
        var made = await DedicatedThread.RunAsync("explanation", () => Explain(runId, subject.CheckpointPath, pixels, classIndex));
        for (var index = 0; index < made.Count; index++)
            await cache.StoreAsync(subject.CheckpointTag, open[index].PixelTag, classIndex, made[index], ct);
        cache.Trim();
        return [.. made.Select((explanation, index) => new ExplainedSample(open[index].SampleId, explanation, null))];
    }

    private static IReadOnlyList<Explanation> Explain(int runId, string path, byte[] pixels, int? classIndex)
    {
        using var network = GradCam.Load(path);
        if (classIndex >= network.Header.ClassCount)
            throw new RunFailedException($"Run {runId} was trained before its dataset had that class, so its network does not know it. Choose another class.");
        return [.. network.Explain(pixels, classIndex).Select(map => ToExplanation(map, network.Place.Rows, network.Place.Columns))];
    }

    private static Explanation ToExplanation(LookMap map, int rows, int columns)
    {
        var predicted = map.Probabilities.Index().MaxBy(entry => entry.Item).Index;
        return new(map.Class, predicted, map.Probabilities, rows, columns, map.HasEvidence, [.. map.Values.Select(value => (byte)Math.Round(value * 255))]);
    }

    private async Task<byte[]> PixelsAsync(long[] ids, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var images = await db.Images.AsNoTracking().Where(image => ids.Contains(image.SampleId))
            .ToDictionaryAsync(image => image.SampleId, image => image.Content, ct);
        var pixels = new byte[ids.Length * FaceTensorImage.Area];
        for (var index = 0; index < ids.Length; index++)
        {
            var content = images.GetValueOrDefault(ids[index])
                ?? throw new RunFailedException($"The pixels of image {ids[index]} are missing from the database. Run fer verify, and restore a backup.");
            SplitImages.Decode(ids[index], content).CopyTo(pixels, index * FaceTensorImage.Area);
        }

        return pixels;
    }
}
