using Fer.Data;
using Fer.Data.Datasets;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Importing;

/// <summary>The dataset and source that an import writes to; both are made with the first usable sample and not before.</summary>
internal sealed class ImportTarget(ImportRequest request, IDatasetReader reader, TimeProvider clock)
{
    private const int LongestName = 100;
    private IReadOnlyList<string> _classes = ClassVocabulary.Fer2013;
    private ClassMerges? _merges;

    /// <summary>Name of the source.</summary>
    public string SourceName { get; } = request.SourceName ?? reader.Name;

    /// <summary>Key of the dataset; 0 until it exists.</summary>
    public int DatasetId { get; private set; }

    /// <summary>Key of the source; 0 until it exists.</summary>
    public int SourceId { get; private set; }

    /// <summary>Finds what exists already.</summary>
    /// <returns>The classes that labels are mapped to.</returns>
    /// <exception cref="ImportException">The name is none, or the dataset or source is of another kind.</exception>
    public async Task<ClassMap> FindAsync(FerDbContext db, CancellationToken ct)
    {
        var name = request.DatasetName.Trim();
        if (name.Length is 0 or > LongestName)
            throw new ImportException($"A dataset's name has 1 to {LongestName} characters. Nothing was imported. Give another name.");
        var dataset = await db.Datasets.AsNoTracking().Include(row => row.Classes).SingleOrDefaultAsync(row => row.Name == name, ct);
        if (dataset is null)
            return new ClassMap(ClassVocabulary.Fer2013);
        CheckDrawn(dataset);
        DatasetId = dataset.Id;
        _merges = await ReadMergesAsync(db, dataset.Id, ct);
        var source = await db.ImportSources.AsNoTracking()
            .Where(row => row.DatasetId == dataset.Id && row.Name == SourceName)
            .Select(row => new { row.Id, row.Kind })
            .SingleOrDefaultAsync(ct);
        if (source is not null && source.Kind != reader.Kind)
            throw new ImportException(
                $"{SourceName} was imported into {dataset.Name} before, in another form. Nothing was imported. Rename it, or import it into another dataset.");
        SourceId = source?.Id ?? 0;
        _classes = [.. dataset.Classes.OrderBy(row => row.Index).Select(row => row.Name)];
        return new ClassMap(_classes);
    }

    /// <summary>The chunk with each image of a class that was merged away under the class that took its images; a label never is one that nobody can give.</summary>
    public PreparedChunk Follow(PreparedChunk chunk) => _merges is null ? chunk : chunk with
    {
        Samples = [.. chunk.Samples.Select(sample => _merges.Resolve(sample.Source.Label) is { } label && label != sample.Source.Label
            ? sample with { Source = sample.Source with { Label = label, MergedFrom = sample.Source.Label } }
            : sample)],
    };

    /// <summary>Name of a class.</summary>
    public string NameOf(int label) => _classes[label];

    /// <summary>Makes what does not exist, in the caller's transaction.</summary>
    public async Task EnsureAsync(FerDbContext db, CancellationToken ct)
    {
        if (SourceId > 0)
            return;
        if (DatasetId == 0)
            DatasetId = await AddDatasetAsync(db, ct);
        var source = new ImportSource { DatasetId = DatasetId, Name = SourceName, Kind = reader.Kind, StartedAt = clock.GetUtcNow() };
        db.ImportSources.Add(source);
        await db.SaveChangesAsync(ct);
        SourceId = source.Id;
    }

    /// <summary>The dataset's merges; null where it has none.</summary>
    private static async Task<ClassMerges?> ReadMergesAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        var classes = await db.Classes.AsNoTracking().Where(row => row.DatasetId == datasetId).OrderBy(row => row.Index)
            .Select(row => new ClassCount(row.Index, row.Name, row.Hotkey, row.ColourSlot, 0,
                db.LabelActs.Any(act => act.Id == row.MergedByActId && !act.IsUndone) ? row.MergedIntoIndex : null)).ToListAsync(ct);
        return classes.TrueForAll(row => row.MergedIntoIndex is null) ? null : new ClassMerges(classes);
    }

    private async Task<int> AddDatasetAsync(FerDbContext db, CancellationToken ct)
    {
        var dataset = new Dataset
        {
            Name = request.DatasetName.Trim(),
            IsDrawn = reader.Kind == ImportSourceKind.Drawn,
            CreatedAt = clock.GetUtcNow(),
        };
        dataset.Classes.AddRange(ClassVocabulary.CreateFer2013());
        db.Datasets.Add(dataset);
        await db.SaveChangesAsync(ct);
        return dataset.Id;
    }

    /// <summary>Drawn and photographed faces stay apart, so that no figure of drawn ones is taken for a real one.</summary>
    private void CheckDrawn(Dataset dataset)
    {
        if (dataset.IsDrawn && reader.Kind != ImportSourceKind.Drawn)
            throw new ImportException($"{dataset.Name} holds faces drawn by code. Nothing was imported. Import photographs into a dataset of their own.");
        if (!dataset.IsDrawn && reader.Kind == ImportSourceKind.Drawn)
            throw new ImportException($"There is a dataset {dataset.Name} of imported images already. Nothing was made. Give the sample another name.");
    }
}
