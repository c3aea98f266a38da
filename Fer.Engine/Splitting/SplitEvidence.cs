using System.Buffers.Binary;
using Fer.Data;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Splitting;

/// <summary>What is known about the likeness of a dataset's images, read from what was found and not from how a split was planned.</summary>
public sealed record SplitEvidence
{
    /// <summary>First 16 bytes of the pixel hash by sample id.</summary>
    public required IReadOnlyDictionary<long, UInt128> Images { get; init; }

    /// <summary>Pairs of nearly identical samples that nobody rejected.</summary>
    public IReadOnlyList<(long First, long Second)> NearPairs { get; init; } = [];

    /// <summary>Correlation from which images count as nearly identical; null where they were never looked for.</summary>
    public double? NearThreshold { get; init; }

    /// <summary>Highest sample id that was compared with all others; 0 where none was.</summary>
    public long LastCompared { get; init; }

    /// <summary>Field whose values were kept together.</summary>
    public SplitField Field { get; init; }

    /// <summary>Value of the field by sample id, for those that have one.</summary>
    public IReadOnlyDictionary<long, string> FieldValues { get; init; } = new Dictionary<long, string>();

    /// <summary>Samples that were stored while a model was tried.</summary>
    public IReadOnlySet<long> FromUse { get; init; } = new HashSet<long>();

    /// <summary>Reads it as it is now.</summary>
    internal static async Task<SplitEvidence> ReadAsync(FerDbContext db, int datasetId, SplitField field, CancellationToken ct)
    {
        var images = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId)
            .Select(sample => new { sample.Id, sample.PixelHash }).ToListAsync(ct);
        var pairs = await db.NearPairs.AsNoTracking().Where(pair => pair.DatasetId == datasetId && !pair.IsRejected)
            .Select(pair => new { pair.FirstId, pair.SecondId }).ToListAsync(ct);
        var scan = await db.NearScans.AsNoTracking().SingleOrDefaultAsync(row => row.DatasetId == datasetId, ct);
        var values = field == SplitField.None ? [] : await CandidateReader.FieldValuesAsync(db, datasetId, field, ct);
        return new SplitEvidence
        {
            Images = images.ToDictionary(row => row.Id, row => BinaryPrimitives.ReadUInt128BigEndian(row.PixelHash)),
            NearPairs = pairs.ConvertAll(pair => (pair.FirstId, pair.SecondId)),
            NearThreshold = scan?.Threshold,
            LastCompared = scan?.LastSampleId ?? 0,
            Field = field,
            FieldValues = values,
            FromUse = await CandidateReader.FromUseAsync(db, datasetId, ct),
        };
    }
}
