using Fer.Data;
using Fer.Data.Splits;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Fer.Engine.Splitting;

/// <summary>Writes splits. A split is never changed once it is written.</summary>
internal static class SplitStore
{
    /// <summary>The name without spaces around it.</summary>
    /// <exception cref="SplitException">It is empty, too long, or taken in the dataset.</exception>
    public static async Task<string> CheckNameAsync(FerDbContext db, int datasetId, string name, CancellationToken ct)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > SplitMaker.LongestName)
            throw new SplitException($"Give the split a name of 1 to {SplitMaker.LongestName} characters.");
        return await db.Splits.AnyAsync(split => split.DatasetId == datasetId && split.Name == trimmed, ct)
            ? throw new SplitException($"This dataset already has a split named {trimmed}. Nothing was made. Choose another name.")
            : trimmed;
    }

    /// <summary>Writes a split and its assignment within the caller's transaction.</summary>
    /// <returns>Key of the split.</returns>
    public static async Task<int> InsertAsync(
        FerDbContext db, IDbContextTransaction transaction, Split row, IReadOnlyList<SplitAssignment> assignments, CancellationToken ct)
    {
        db.Splits.Add(row);
        await db.SaveChangesAsync(ct);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.Transaction = (SqliteTransaction)transaction.GetDbTransaction();
        command.CommandText = "INSERT INTO SplitSample (SplitId, SampleId, Part, Label) VALUES ($split, $sample, $part, $label)";
        command.Parameters.Add("$split", SqliteType.Integer).Value = row.Id;
        var sample = command.Parameters.Add("$sample", SqliteType.Integer);
        var part = command.Parameters.Add("$part", SqliteType.Text);
        var label = command.Parameters.Add("$label", SqliteType.Integer);
        await command.PrepareAsync(ct);
        foreach (var assignment in assignments)
        {
            (sample.Value, part.Value, label.Value) = (assignment.SampleId, assignment.Part.ToString(), assignment.Label);
            await command.ExecuteNonQueryAsync(ct);
        }

        return row.Id;
    }
}
