using System.Buffers.Binary;
using Fer.Data;
using Fer.Data.Splits;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Fer.Engine.Splitting;

/// <summary>Plans and stores splits of datasets.</summary>
public sealed class SplitMaker(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Longest name of a split, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>The plan that <see cref="MakeAsync"/> would store now.</summary>
    /// <exception cref="SplitException">The rules are out of range, or a part would be empty.</exception>
    public async Task<SplitPlan> PreviewAsync(int datasetId, SplitRules rules, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return SplitPlanner.Plan(await ReadCandidatesAsync(db, datasetId, ct), rules);
    }

    /// <summary>Makes a split with the labels of this moment, in one transaction.</summary>
    /// <returns>Key of the split, and its plan.</returns>
    /// <exception cref="SplitException">The name is empty, too long or taken, the rules are out of range, or a part would be empty.</exception>
    public async Task<(int SplitId, SplitPlan Plan)> MakeAsync(int datasetId, string name, SplitRules rules, CancellationToken ct)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > LongestName)
            throw new SplitException($"Give the split a name of 1 to {LongestName} characters.");
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Splits.AnyAsync(split => split.DatasetId == datasetId && split.Name == trimmed, ct))
            throw new SplitException($"This dataset already has a split named {trimmed}. Nothing was made. Choose another name.");

        var plan = SplitPlanner.Plan(await ReadCandidatesAsync(db, datasetId, ct), rules);
        var row = new Split
        {
            DatasetId = datasetId,
            Name = trimmed,
            CreatedAt = clock.GetUtcNow(),
            Seed = rules.Seed,
            ValidationShare = rules.ValidationShare,
            TestRule = rules.TestRule,
            TestShare = rules.TestRule == TestRule.Share ? rules.TestShare : null,
            ContentHash = SplitContentHash.Compute(plan.Assignments),
        };
        db.Splits.Add(row);
        await db.SaveChangesAsync(ct);
        await InsertAsync(db, transaction, row.Id, plan.Assignments, ct);
        await transaction.CommitAsync(ct);
        return (row.Id, plan);
    }

    private static async Task<IReadOnlyList<SplitCandidate>> ReadCandidatesAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        var rows = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId)
            .Select(sample => new { sample.Id, sample.Label, sample.Usage, sample.PixelHash, sample.IsExcluded }).ToListAsync(ct);
        return [.. rows.Select(row => new SplitCandidate(
            row.Id, row.Label, row.Usage, BinaryPrimitives.ReadUInt128BigEndian(row.PixelHash), row.IsExcluded))];
    }

    private static async Task InsertAsync(
        FerDbContext db, IDbContextTransaction transaction, int splitId, IReadOnlyList<SplitAssignment> rows, CancellationToken ct)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.Transaction = (SqliteTransaction)transaction.GetDbTransaction();
        command.CommandText = "INSERT INTO SplitSample (SplitId, SampleId, Part, Label) VALUES ($split, $sample, $part, $label)";
        command.Parameters.Add("$split", SqliteType.Integer).Value = splitId;
        var sample = command.Parameters.Add("$sample", SqliteType.Integer);
        var part = command.Parameters.Add("$part", SqliteType.Text);
        var label = command.Parameters.Add("$label", SqliteType.Integer);
        await command.PrepareAsync(ct);
        foreach (var row in rows)
        {
            (sample.Value, part.Value, label.Value) = (row.SampleId, row.Part.ToString(), row.Label);
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
