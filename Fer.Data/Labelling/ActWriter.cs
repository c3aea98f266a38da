using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>
/// Writes an act with its events and moves what is cached on the samples. Everything is done in sets inside SQLite, in the
/// caller's transaction: 30,000 samples cost little more than one.
/// </summary>
internal static class ActWriter
{
    /// <summary>Adds the act's row and gives its key.</summary>
    public static async Task<LabelAct> AddActAsync(FerDbContext db, LabelAct act, CancellationToken ct)
    {
        db.LabelActs.Add(act);
        await db.SaveChangesAsync(ct);
        return act;
    }

    /// <summary>Adds an event for each sample that the change makes a difference to.</summary>
    /// <returns>Events added.</returns>
    public static Task<int> AddEventsAsync(FerDbContext db, LabelAct act, SampleChange change, CancellationToken ct) => change switch
    {
        SampleChange.SetLabel set => InsertAsync(db, act, LabelAspect.Label, null, "s.Label", Json(set.SampleIds), "chosen.value", Number(set.Label), ct),
        SampleChange.SetLabels set => InsertAsync(
            db, act, LabelAspect.Label, null, "s.Label", Json(set.Labels.Select(pair => (long[])[pair.Key, pair.Value])),
            "json_extract(chosen.value, '$[0]')", "json_extract(chosen.value, '$[1]')", ct),
        SampleChange.SetReviewed set => InsertAsync(
            db, act, LabelAspect.Reviewed, null, "s.IsReviewed", Json(set.SampleIds), "chosen.value", Number(set.IsReviewed ? 1 : 0), ct),
        SampleChange.SetExcluded set => InsertAsync(
            db, act, LabelAspect.Excluded, null, "s.IsExcluded", Json(set.SampleIds), "chosen.value", Number(set.IsExcluded ? 1 : 0), ct),
        _ => throw new ArgumentException($"{change.GetType().Name} has no events of its own.", nameof(change)),
    };

    /// <summary>Adds an event for each sample that does not carry the tag yet, or carries it still.</summary>
    public static Task<int> AddTagEventsAsync(FerDbContext db, LabelAct act, SampleChange.SetTag set, int tagId, CancellationToken ct) => InsertAsync(
        db, act, LabelAspect.Tag, tagId, "EXISTS (SELECT 1 FROM SampleTag AS t WHERE t.SampleId = s.Id AND t.TagId = {1})",
        Json(set.SampleIds), "chosen.value", Number(set.IsOn ? 1 : 0), ct);

    /// <summary>Brings labels, marks and tags of the samples to what the act's events say.</summary>
    public static async Task ApplyAsync(FerDbContext db, long actId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE Sample SET Label = e."To", Version = Version + 1 FROM LabelEvent AS e
            WHERE e.ActId = {actId} AND e.Aspect = 'Label' AND Sample.Id = e.SampleId;
            UPDATE Sample SET IsReviewed = e."To" FROM LabelEvent AS e
            WHERE e.ActId = {actId} AND e.Aspect = 'Reviewed' AND Sample.Id = e.SampleId;
            UPDATE Sample SET IsExcluded = e."To" FROM LabelEvent AS e
            WHERE e.ActId = {actId} AND e.Aspect = 'Excluded' AND Sample.Id = e.SampleId;
            INSERT OR IGNORE INTO SampleTag (TagId, SampleId)
            SELECT TagId, SampleId FROM LabelEvent WHERE ActId = {actId} AND Aspect = 'Tag' AND "To" = 1;
            DELETE FROM SampleTag WHERE (TagId, SampleId) IN
            (SELECT TagId, SampleId FROM LabelEvent WHERE ActId = {actId} AND Aspect = 'Tag' AND "To" = 0);
            """, ct);
    }

    // CROSS JOIN keeps SQLite from walking through the dataset and, for each of its samples, through the whole list.
#pragma warning disable EF1002 // Only texts of this class are put into the command; every value is a parameter.
    private static Task<int> InsertAsync(
        FerDbContext db, LabelAct act, LabelAspect aspect, int? tagId, string from, string chosen, string id, string to, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(
            $$"""
            INSERT INTO LabelEvent (ActId, DatasetId, SampleId, Aspect, TagId, "From", "To", Source, Actor, At, Reason)
            SELECT {0}, s.DatasetId, s.Id, {2}, {1}, {{from}}, {{to}}, {3}, {4}, {5}, {6}
            FROM json_each({7}) AS chosen CROSS JOIN Sample AS s ON s.Id = {{id}}
            WHERE s.DatasetId = {8} AND {{from}} <> {{to}} ORDER BY s.Id
            """,
            [act.Id, Parameter(tagId), aspect.ToString(), SourceOf(act.Kind).ToString(), act.Actor, act.At.ToUnixTimeMilliseconds(), Parameter(act.Reason), chosen, act.DatasetId], ct);
#pragma warning restore EF1002

    /// <summary>What events of such an act are recorded as.</summary>
    public static LabelSource SourceOf(ActKind kind) => kind switch
    {
        ActKind.Label => LabelSource.Human,
        ActKind.Suggestion => LabelSource.Suggestion,
        ActKind.Undo => LabelSource.Undo,
        ActKind.Redo => LabelSource.Redo,
        _ => LabelSource.Bulk,
    };

    /// <summary>EF takes the SQL type of a parameter from its value, which null has none of.</summary>
    private static object Parameter(object? value) => value ?? new SqliteParameter { Value = DBNull.Value };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Json<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values);
}
