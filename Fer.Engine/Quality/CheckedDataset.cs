using System.Buffers.Binary;
using Fer.Data;
using Fer.Engine.Imaging;
using Fer.Engine.Runs.Worker;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Quality;

/// <summary>The dataset that a quality run checks: its samples by id, and their pixels where a stage asks for them.</summary>
internal sealed class CheckedDataset(IDbContextFactory<FerDbContext> contexts, int datasetId)
{
    private const int Batch = 2_000;

    private byte[]? _pixels;

    /// <summary>The dataset.</summary>
    public int Id => datasetId;

    /// <summary>Its samples, by id.</summary>
    public IReadOnlyList<CheckedSample> Samples { get; private set; } = [];

    /// <summary>Number of its classes.</summary>
    public int ClassCount { get; private set; }

    /// <summary>Whether its images are drawn by Fer.</summary>
    public bool IsDrawn { get; private set; }

    /// <summary>Its revision when it was read.</summary>
    public int Revision { get; private set; }

    /// <summary>Highest event of the label log when it was read.</summary>
    public long LastEventId { get; private set; }

    /// <summary>Highest sample id; 0 where there is none.</summary>
    public long LastSampleId => Samples.Count == 0 ? 0 : Samples[^1].Id;

    /// <summary>Reads the samples as they are now. Read once more, it leaves out what was added meanwhile, since pixels that were read stay.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var newest = Samples.Count == 0 ? long.MaxValue : LastSampleId;
        LastEventId = await db.LabelEvents.MaxAsync(row => (long?)row.Id, ct) ?? 0;
        (Revision, IsDrawn) = await db.Datasets.Where(row => row.Id == datasetId).Select(row => new ValueTuple<int, bool>(row.Revision, row.IsDrawn)).SingleAsync(ct);
        ClassCount = await db.Classes.CountAsync(row => row.DatasetId == datasetId, ct);
        var rows = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId && sample.Id <= newest).OrderBy(sample => sample.Id).Select(sample => new
        {
            sample.Id,
            sample.PixelHash,
            sample.Label,
            sample.Usage,
            sample.IsExcluded,
            sample.IsReviewed,
            sample.NearGroup,
            sample.Brightness,
            sample.Contrast,
            sample.ImportSourceId,
        }).ToListAsync(ct);
        Samples = rows.ConvertAll(row => new CheckedSample(
            row.Id, BinaryPrimitives.ReadUInt128BigEndian(row.PixelHash), row.Label, row.Usage, row.IsExcluded, row.IsReviewed, row.NearGroup,
            row.Brightness, row.Contrast, row.ImportSourceId));
    }

    /// <summary>N·2,304 gray values of the samples in their order, read and decoded once.</summary>
    /// <exception cref="RunFailedException">A stored image cannot be decoded, or one is missing.</exception>
    public async Task<byte[]> PixelsAsync(IProgress<double> progress, CancellationToken ct)
    {
        if (_pixels is not null)
            return _pixels;
        var pixels = new byte[checked(Samples.Count * FaceTensorImage.Area)];
        for (var start = 0; start < Samples.Count; start += Batch)
        {
            var from = start;
            var count = Math.Min(Batch, Samples.Count - start);
            var contents = await ContentsAsync(Samples[start].Id, Samples[start + count - 1].Id, ct);
            if (contents.Count != count)
                throw new RunFailedException($"{count - contents.Count} images are missing from the database. Run fer verify to see which, and restore a backup.");
            Parallel.For(0, count, new ParallelOptions { CancellationToken = ct }, index =>
                SplitImages.Decode(contents[index].SampleId, contents[index].Content).CopyTo(pixels, (from + index) * FaceTensorImage.Area));
            progress.Report((double)(start + count) / Samples.Count);
        }

        return _pixels = pixels;
    }

    private async Task<List<(long SampleId, byte[] Content)>> ContentsAsync(long first, long last, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId && sample.Id >= first && sample.Id <= last)
            .OrderBy(sample => sample.Id).Join(db.Images, sample => sample.Id, image => image.SampleId, (sample, image) => new { sample.Id, image.Content })
            .ToListAsync(ct);
        return rows.ConvertAll(row => (row.Id, row.Content));
    }
}
