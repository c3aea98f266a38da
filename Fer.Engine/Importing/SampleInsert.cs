using Fer.Data.Labelling;
using Microsoft.Data.Sqlite;

namespace Fer.Engine.Importing;

/// <summary>
/// Prepared commands that store one sample with its bytes and its first label event. Change tracking would cost more than
/// everything else in an import; names and values are those of the EF model, which tests read the rows back through.
/// </summary>
internal sealed class SampleInsert : IDisposable
{
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _findFace;
    private readonly SqliteCommand _sample;
    private readonly SqliteCommand _image;
    private readonly SqliteCommand _labelEvent;
    private readonly SqliteCommand _truth;
    private readonly int _datasetId;
    private readonly int _sourceId;
    private readonly string _actor;

    /// <summary>Prepares the commands on an open connection; they run in the transaction that <see cref="Use"/> gives.</summary>
    public SampleInsert(SqliteConnection connection, int datasetId, int sourceId, string actor)
    {
        (_datasetId, _sourceId, _actor) = (datasetId, sourceId, actor);
        _find = Command(connection, "SELECT PixelHash FROM Sample WHERE ImportSourceId = $source AND SourceKey = $key", "$source", "$key");
        // Only the first event of a face that was cut out has a reason.
        _findFace = Command(
            connection,
            """
            SELECT 1 FROM Sample JOIN LabelEvent ON LabelEvent.SampleId = Sample.Id AND LabelEvent.ActId IS NULL AND LabelEvent.Reason IS NOT NULL
            WHERE Sample.ImportSourceId = $source AND Sample.SourceKey = $key LIMIT 1
            """,
            "$source", "$key");
        _sample = Command(
            connection,
            """
            INSERT INTO Sample (DatasetId, ImportSourceId, SourceKey, SourceRow, Usage, OriginalLabel, Label, Version, PixelHash, Width, Height, Brightness, Contrast)
            VALUES ($dataset, $source, $key, $row, $usage, $label, $label, 1, $hash, $width, $height, $brightness, $contrast) RETURNING Id
            """,
            "$dataset", "$source", "$key", "$row", "$usage", "$label", "$hash", "$width", "$height", "$brightness", "$contrast");
        _image = Command(connection, "INSERT INTO SampleImage (SampleId, MediaType, Content) VALUES ($id, $type, $content)", "$id", "$type", "$content");
        _labelEvent = Command(
            connection,
            """
            INSERT INTO LabelEvent (DatasetId, SampleId, Aspect, "From", "To", Source, Actor, At, Reason)
            VALUES ($dataset, $id, 'Label', NULL, $label, $kind, $actor, $at, $reason)
            """,
            "$dataset", "$id", "$label", "$kind", "$actor", "$at", "$reason");
        _truth = Command(
            connection,
            """
            INSERT INTO PlantedTruth (SampleId, TrueLabel, IsWrongLabel, DuplicateOfSampleId)
            VALUES ($id, $true, $wrong, (SELECT Id FROM Sample WHERE ImportSourceId = $source AND SourceKey = $key))
            """,
            "$id", "$true", "$wrong", "$source", "$key");
    }

    /// <summary>Runs the commands in this transaction from now on.</summary>
    public void Use(SqliteTransaction transaction)
    {
        foreach (var command in (SqliteCommand[])[_find, _findFace, _sample, _image, _labelEvent, _truth])
            command.Transaction = transaction;
    }

    /// <summary>Hash of the pixels that were stored under a key before; null where the key is new.</summary>
    public byte[]? FindHash(string key)
    {
        Bind(_find, _sourceId, key);
        return (byte[]?)_find.ExecuteScalar();
    }

    /// <summary>Whether faces were cut out of a photograph and stored before.</summary>
    public bool HasFaces(string photo)
    {
        Bind(_findFace, _sourceId, CutFace.Key(photo, 1));
        return _findFace.ExecuteScalar() is not null;
    }

    /// <summary>Stores one sample.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="at">Moment of its label event.</param>
    /// <returns>Key of the sample.</returns>
    public long Insert(PreparedSample sample, DateTimeOffset at)
    {
        var source = sample.Source;
        Bind(
            _sample, _datasetId, _sourceId, source.Key, (object?)source.Row ?? DBNull.Value, source.Usage.ToString(), source.Label,
            sample.PixelHash, sample.Width, sample.Height, sample.Gray.Brightness, sample.Gray.Contrast);
        var id = (long)(_sample.ExecuteScalar() ?? throw new InvalidOperationException("SQLite gave no id for an inserted sample."));
        Bind(_image, id, sample.MediaType, sample.Content);
        _image.ExecuteNonQuery();
        Bind(_labelEvent, _datasetId, id, source.Label, nameof(LabelSource.Imported), _actor, at.ToUnixTimeMilliseconds(), (object?)source.Face?.Origin ?? DBNull.Value);
        _labelEvent.ExecuteNonQuery();
        if (source.Planted is not { } planted)
            return id;
        Bind(_truth, id, planted.TrueLabel, planted.TrueLabel != source.Label, _sourceId, (object?)planted.DuplicateOfKey ?? DBNull.Value);
        _truth.ExecuteNonQuery();
        return id;
    }

    public void Dispose()
    {
        _find.Dispose();
        _findFace.Dispose();
        _sample.Dispose();
        _image.Dispose();
        _labelEvent.Dispose();
        _truth.Dispose();
    }

    private static SqliteCommand Command(SqliteConnection connection, string text, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter(name, null));
        return command;
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
    }
}
