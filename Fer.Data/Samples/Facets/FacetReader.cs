using System.Globalization;
using Fer.Data.Evaluations;
using Fer.Data.Labelling;
using Fer.Data.Quality;
using Fer.Data.Splits;
using Microsoft.Data.Sqlite;

namespace Fer.Data.Samples.Facets;

/// <summary>
/// Reads facet tables, straight from the connection: as entities, 500,000 samples would take several times as long.
/// Everything is synchronous, as SQLite itself is; callers are off the circuit.
/// </summary>
internal sealed class FacetReader(SqliteConnection connection, CancellationToken ct)
{
    private static readonly string UsageCode = Codes<SourceUsage>("Usage");
    private static readonly string PartCode = Codes<SplitPart>("Part");
    private static readonly string KindCode = Codes<QualityIssueKind>("Kind");
    private static readonly string AspectCode = Codes<LabelAspect>("Aspect");

    /// <summary>Revision of a dataset, or null where there is none with this id.</summary>
    public int? Revision(int datasetId)
    {
        int? revision = null;
        Each("SELECT Revision FROM Dataset WHERE Id = @a", row => revision = row.GetInt32(0), datasetId);
        return revision;
    }

    /// <summary>Reads a whole table. The log's newest event is looked up first: what happens meanwhile is then read from the log once more, which changes nothing.</summary>
    public FacetTable Read(int datasetId, int revision)
    {
        var lastEvent = 0L;
        Each("SELECT COALESCE(MAX(Id), 0) FROM LabelEvent", row => lastEvent = row.GetInt64(0));
        List<long> ids = [];
        Each("SELECT Id FROM Sample WHERE DatasetId = @a ORDER BY Id", row => ids.Add(row.GetInt64(0)), datasetId);
        var table = new FacetTable(revision, lastEvent, [.. ids]);
        ReadSamples(table, datasetId);
        ReadCopies(table, datasetId);
        Each(
            "SELECT TagId, SampleId FROM SampleTag WHERE TagId IN (SELECT Id FROM Tag WHERE DatasetId = @a)",
            row => table.Apply(row.GetInt64(1), LabelAspect.Tag, row.GetInt32(0), 1), datasetId);
        Each(
            $"SELECT SampleId, {KindCode}, GivenLabel FROM QualityIssue WHERE DatasetId = @a AND State = '{QualityIssueState.Open}'",
            row =>
            {
                if (table.RowOf(row.GetInt64(0)) is not (var at and >= 0))
                    return;
                var kind = (QualityIssueKind)row.GetInt32(1);
                if (kind == QualityIssueKind.LabelSuspect)
                    table.SuspectedLabels[at] = FacetTable.Code(row.GetInt32(2));
                else
                    table.IssuesOnRecord[at] |= FacetTable.Bit(kind);
            },
            datasetId);
        return table;
    }

    /// <summary>Takes over what was logged since.</summary>
    /// <returns>False where the table lacks a sample that was changed.</returns>
    public bool CatchUp(FacetTable table, int datasetId)
    {
        var isWhole = true;
        Each(
            $"SELECT Id, SampleId, {AspectCode}, TagId, \"To\" FROM LabelEvent WHERE DatasetId = @a AND Id > @b AND ActId IS NOT NULL ORDER BY Id",
            row =>
            {
                isWhole &= table.Apply(row.GetInt64(1), (LabelAspect)row.GetInt32(2), row.IsDBNull(3) ? null : row.GetInt32(3), row.GetInt32(4));
                table.LastEvent = row.GetInt64(0);
            },
            datasetId, table.LastEvent);
        return isWhole;
    }

    /// <summary>Parts of a split by row.</summary>
    public byte[] Parts(FacetTable table, int splitId) => table.Parts.Find(splitId) ?? table.Parts.Hold(splitId, Column(
        table, $"SELECT SampleId, {PartCode} FROM SplitSample WHERE SplitId = @a", (row, at, parts) => parts[at] = row.GetByte(1), splitId));

    /// <summary>Predictions of a run by row. The test part is left out unless it is named: it was scored only where somebody looked and said why.</summary>
    public FacetPredictions Predictions(FacetTable table, int runId, SplitPart? part)
    {
        var (stamp, onPart) = ("", OpenScoreQueries.Condition(part));
        Each($"SELECT group_concat(Id || '@' || CreatedAt) FROM Evaluation WHERE RunId = @a AND {onPart}", row => stamp = row.IsDBNull(0) ? "" : row.GetString(0), runId);
        if (table.Predictions.Find((runId, part)) is { } held && held.Stamp == stamp)
            return held;
        var (predicted, scored) = (FacetTable.NewColumn(table.Count), FacetTable.NewColumn(table.Count));
        var confidence = Column(
            table, $"SELECT p.SampleId, p.Predicted, p.Confidence, p.Actual FROM Evaluation AS e JOIN Prediction AS p ON p.EvaluationId = e.Id WHERE e.RunId = @a AND e.{onPart}",
            (row, at, bands) =>
            {
                predicted[at] = FacetTable.Code(row.GetInt32(1));
                bands[at] = Band(ScoreBands.Confidence, row, 2);
                scored[at] = FacetTable.Code(row.GetInt32(3));
            },
            runId);
        return table.Predictions.Hold((runId, part), new FacetPredictions(stamp, predicted, confidence, scored));
    }

    /// <summary>Rows that a text is found in.</summary>
    public RowSet Texts(FacetTable table, int datasetId, string text)
    {
        if (table.Texts.Find(text) is { } held)
            return held;
        var rows = new RowSet(table.Count);
        var (condition, parameters) = SampleConditions.Of(new SampleFilter(datasetId) { Text = text });
        Each(
            $"SELECT s.Id FROM Sample AS s WHERE {condition.Replace("{0}", "@a", StringComparison.Ordinal).Replace("{1}", "@b", StringComparison.Ordinal)}",
            row =>
            {
                if (table.RowOf(row.GetInt64(0)) is var at and >= 0)
                    rows[at] = true;
            },
            parameters);
        return table.Texts.Hold(text, rows);
    }

    private void ReadSamples(FacetTable table, int datasetId) => Each(
        $"SELECT Id, Label, OriginalLabel, {UsageCode}, IsReviewed, IsExcluded, CopyCount, Majority, VoteAgreement, Brightness, NearGroup IS NOT NULL FROM Sample WHERE DatasetId = @a ORDER BY Id",
        row =>
        {
            if (table.RowOf(row.GetInt64(0)) is not (var at and >= 0))
                return;
            table.Labels[at] = FacetTable.Code(row.GetInt32(1));
            table.Originals[at] = FacetTable.Code(row.GetInt32(2));
            table.Changed[at] = (byte)(table.Labels[at] == table.Originals[at] ? 0 : 1);
            table.Usages[at] = row.GetByte(3);
            table.Reviewed[at] = row.GetByte(4);
            table.Excluded[at] = row.GetByte(5);
            table.CopyIssues[at] = (ushort)((row.GetInt32(6) > 1 ? FacetTable.Bit(QualityIssueKind.ExactDuplicate) : 0)
                | (row.GetInt32(10) == 1 ? FacetTable.Bit(QualityIssueKind.NearDuplicate) : 0));
            table.Majorities[at] = row.IsDBNull(7) ? FacetTable.None : FacetTable.Code(row.GetInt32(7));
            table.Agreements[at] = Band(ScoreBands.Agreement, row, 8);
            table.Brightness[at] = Band(ScoreBands.Brightness, row, 9);
        },
        datasetId);

    /// <summary>Samples with the same pixels come one after the other.</summary>
    private void ReadCopies(FacetTable table, int datasetId)
    {
        List<int> group = [];
        byte[] hash = [];
        void Close()
        {
            if (group.Count > 1)
                table.AddGroup([.. group]);
            group.Clear();
        }
        Each(
            "SELECT Id, PixelHash FROM Sample WHERE DatasetId = @a AND CopyCount > 1 ORDER BY PixelHash",
            row =>
            {
                var next = row.GetFieldValue<byte[]>(1);
                if (!next.AsSpan().SequenceEqual(hash))
                    Close();
                hash = next;
                if (table.RowOf(row.GetInt64(0)) is var at and >= 0)
                    group.Add(at);
            },
            datasetId);
        Close();
    }

    private byte[] Column(FacetTable table, string sql, Action<SqliteDataReader, int, byte[]> take, int key)
    {
        var codes = FacetTable.NewColumn(table.Count);
        Each(
            sql,
            row =>
            {
                if (table.RowOf(row.GetInt64(0)) is var at and >= 0)
                    take(row, at, codes);
            },
            key);
        return codes;
    }

    private static byte Band(ScoreBands bands, SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? FacetTable.None : (byte?)bands.Of(row.GetDouble(column)) ?? FacetTable.None;

    private void Each(string sql, Action<SqliteDataReader> take, params object[] values)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this class; every value is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"@{(char)('a' + i)}", values[i]);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            ct.ThrowIfCancellationRequested();
            take(reader);
        }
    }

    /// <summary>An enum's number in place of its name, which would be a string a row.</summary>
    private static string Codes<T>(string column) where T : struct, Enum =>
        $"CASE {column} {string.Join(' ', Enum.GetValues<T>().Select(value => $"WHEN '{value}' THEN {Convert.ToInt32(value, CultureInfo.InvariantCulture)}"))} END";
}
