using System.Text.Json;
using Fer.Data.Evaluations;
using Fer.Data.Samples.Facets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Samples;

/// <summary>Reads the ids of a view page by page, in its order.</summary>
public sealed class SamplePages(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Some ids of a view.</summary>
    /// <param name="filter">The samples.</param>
    /// <param name="sort">Their order.</param>
    /// <param name="after">Where to go on; null for the first page.</param>
    /// <param name="size">Ids at most, above 0; exceeded only where the whole view is so small that it comes at once.</param>
    /// <param name="known">What was counted under this filter, which makes the first page quick where few samples match; null where nothing was.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<SamplePage> ReadAsync(
        SampleFilter filter, SampleSort sort, SampleCursor? after, int size, FacetCounts? known, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var parameters = SampleConditions.Of(filter).Parameters;
        var order = new SampleOrder(filter, sort, await EvaluationsAsync(db, filter, sort, ct));
        if (after is null && known?.Few is { } few)
        {
            var all = new List<(long Id, double? Score)>();
            Fetch(connection, order.Few(), parameters, [("@few", JsonSerializer.Serialize(few))], all, ct);
            return new SamplePage(all.ConvertAll(row => row.Id), null);
        }
        var newest = after?.Newest ?? await NewestAsync(connection, ct);
        return ReadPage(connection, order, parameters, (after?.Score, after?.Id), newest, size, known?.Within, ct);
    }

    private static SamplePage ReadPage(
        SqliteConnection connection, SampleOrder order, object[] parameters, (double? Score, long? Id) after, long newest, int size,
        (long First, long Last)? within, CancellationToken ct)
    {
        var place = after.Id is { } id ? (after.Score, id) : order.Start(within);
        List<(long Id, double? Score)> rows = [];
        var isScored = place is null or { Score: not null };
        if (isScored && order.Scored(isFirst: place is null) is { } scored)
        {
            Fetch(connection, scored, parameters, Place(place, newest, size), rows, ct);
            if (rows.Count < size)
                place = null;
        }
        if (rows.Count < size)
        {
            var first = place is null or { Score: not null };
            Fetch(connection, order.Unscored(first, within), parameters, Place(first ? null : place, newest, size - rows.Count), rows, ct);
        }
        return new SamplePage(rows.ConvertAll(row => row.Id), rows.Count < size ? null : new SampleCursor(rows[^1].Score, rows[^1].Id, newest));
    }

    private static (string Name, object Value)[] Place((double? Score, long Id)? place, long newest, int size) =>
        [("@score", (object?)place?.Score ?? DBNull.Value), ("@id", (object?)place?.Id ?? DBNull.Value), ("@newest", newest), ("@limit", size)];

    /// <summary>SQLite has no asynchronous reading of its own, and the pretence costs more than the rows.</summary>
    private static void Fetch(
        SqliteConnection connection, string sql, object[] texts, (string Name, object Value)[] values, List<(long Id, double? Score)> into, CancellationToken ct)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of numbers and our own names; what people typed is a parameter.
        command.CommandText = sql.Replace("{0}", "@text0", StringComparison.Ordinal).Replace("{1}", "@text1", StringComparison.Ordinal);
#pragma warning restore CA2100
        for (var i = 0; i < texts.Length; i++)
            command.Parameters.AddWithValue($"@text{i}", texts[i]);
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            ct.ThrowIfCancellationRequested();
            into.Add((reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetDouble(1)));
        }
    }

    private static async Task<IReadOnlyList<int>> EvaluationsAsync(FerDbContext db, SampleFilter filter, SampleSort sort, CancellationToken ct) =>
        sort.Key == SampleSortKey.Confidence && filter.RunId is { } run
            ? await db.OpenScoresOf(run, filter.ScoredPart).Select(evaluation => evaluation.Id).Order().ToListAsync(ct)
            : [];

    private static async Task<long> NewestAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(MAX(Id), 0) FROM LabelEvent";
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
