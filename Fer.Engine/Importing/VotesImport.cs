using Fer.Data;
using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Data.Votes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Fer.Engine.Importing;

/// <summary>Joins votes to the samples of one pixel table by row position; FER+'s image names count differently and are not used.</summary>
internal static class VotesImport
{
    private sealed record RowSample(long Id, SourceUsage Usage);

    /// <summary>Joins the votes and sums them up in one transaction; joining them again changes nothing.</summary>
    /// <exception cref="ImportException">The votes belong to other rows.</exception>
    public static async Task<VotesReport> JoinAsync(FerDbContext db, int datasetId, int sourceId, VotesTable table, string path, CancellationToken ct)
    {
        var samples = await db.Samples.AsNoTracking()
            .Where(sample => sample.ImportSourceId == sourceId && sample.SourceRow != null)
            .Select(sample => new { Row = sample.SourceRow!.Value, sample.Id, sample.Usage })
            .ToDictionaryAsync(sample => sample.Row, sample => new RowSample(sample.Id, sample.Usage), ct);
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await using (transaction)
        {
            var (joined, rows, mismatches) = Store((SqliteTransaction)transaction.GetDbTransaction(), samples, table, ct);
            if (joined == 0 || 2 * mismatches > joined)
                throw new ImportException(
                    $"{path}: these votes do not belong to these rows: {mismatches} of {joined} differ in Usage. No votes were joined; the images are imported. Give the votes file made for this table.");
            await VoteSummaries.RefreshAsync(db, datasetId, ct);
            await db.RaiseRevisionAsync(datasetId, ct);
            await transaction.CommitAsync(ct);
            return new VotesReport(joined, rows, mismatches, Note(samples, joined, rows, mismatches));
        }
    }

    private static (int Joined, int Rows, int Mismatches) Store(
        SqliteTransaction transaction, Dictionary<int, RowSample> samples, VotesTable table, CancellationToken ct)
    {
        using var insert = transaction.Connection!.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO Vote (SampleId, Study, Choice, Count) VALUES ($id, $study, $choice, $count) ON CONFLICT DO UPDATE SET Count = excluded.Count";
        foreach (var name in (string[])["$id", "$study", "$choice", "$count"])
            insert.Parameters.Add(new SqliteParameter(name, null));
        insert.Parameters[1].Value = VotesTable.Study;
        int joined = 0, rows = 0, mismatches = 0;
        foreach (var row in table.Read())
        {
            ct.ThrowIfCancellationRequested();
            rows++;
            if (!samples.TryGetValue(row.Row, out var sample))
                continue;
            joined++;
            if (row.Usage is { } usage && sample.Usage != SourceUsage.Unspecified && !usage.Equals(sample.Usage.ToString(), StringComparison.OrdinalIgnoreCase))
                mismatches++;
            foreach (var (choice, count) in row.Votes)
            {
                (insert.Parameters[0].Value, insert.Parameters[2].Value, insert.Parameters[3].Value) = (sample.Id, choice, count);
                insert.ExecuteNonQuery();
            }
        }
        return (joined, rows, mismatches);
    }

    private static string? Note(Dictionary<int, RowSample> samples, int joined, int rows, int mismatches)
    {
        var notes = new List<string>();
        if (joined < samples.Count)
            notes.Add($"{samples.Count - joined} images lie beyond the last row of votes and have none.");
        var last = samples.Count == 0 ? 0 : samples.Keys.Max() + 1;
        if (rows > last)
            notes.Add($"{rows - last} rows of votes lie beyond the last image and were not used.");
        if (mismatches > 0)
            notes.Add($"{mismatches} rows differ in Usage from their image.");
        return notes.Count == 0 ? null : string.Join(' ', notes);
    }
}
