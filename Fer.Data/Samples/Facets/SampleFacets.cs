using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Samples.Facets;

/// <summary>
/// Counts samples by facet, from copies in memory of the datasets that were asked about last. A copy is brought up to date
/// by the label log before each count, whoever wrote to it, and read anew when the dataset's revision has changed.
/// </summary>
/// <remarks>At 36,000 samples on a busy machine, grouping in SQL (a query a facet) took 0.2 to 1.3 s under each filter and the copy 1 to 30 ms (<c>bench facets</c>).</remarks>
public sealed class SampleFacets(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Datasets that are held at once.</summary>
    public const int MostDatasets = 4;

    private readonly Lock _lock = new();
    private readonly Recent<int, Held> _held = new(MostDatasets);

    /// <summary>Exact counts under a filter, as of the moment of the call. Blocks while it reads and counts: call it off the circuit's thread.</summary>
    public async Task<FacetCounts> CountAsync(SampleFilter filter, CancellationToken ct)
    {
        Held held;
        lock (_lock)
            held = _held.Find(filter.DatasetId) ?? _held.Hold(filter.DatasetId, new Held());
        await held.Turn.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await db.Database.OpenConnectionAsync(ct);
            var reader = new FacetReader((SqliteConnection)db.Database.GetDbConnection(), ct);
            held.Table = UpToDate(held.Table, reader, filter.DatasetId);
            return held.Table is null ? FacetCounts.Nothing : Count(held.Table, reader, filter);
        }
        finally
        {
            held.Turn.Release();
        }
    }

    private static FacetTable? UpToDate(FacetTable? table, FacetReader reader, int datasetId)
    {
        if (reader.Revision(datasetId) is not { } revision)
            return null;
        return table is not null && table.Revision == revision && reader.CatchUp(table, datasetId) ? table : reader.Read(datasetId, revision);
    }

    private static FacetCounts Count(FacetTable table, FacetReader reader, SampleFilter filter) => new FacetCounter(table, filter)
    {
        Parts = filter.SplitId is { } split ? reader.Parts(table, split) : null,
        Predictions = filter.RunId is { } run ? reader.Predictions(table, run, filter.ScoredPart) : null,
        Texts = filter.Text is { } text ? reader.Texts(table, filter.DatasetId, text) : null,
    }.Count();

    private sealed class Held
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public FacetTable? Table { get; set; }
    }
}
