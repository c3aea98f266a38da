using Fer.Data;
using Fer.Data.Splits;
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
        return SplitPlanner.Plan(await ReadCandidatesAsync(db, datasetId, rules.Field, ct), rules);
    }

    /// <summary>What there is to choose for a new split.</summary>
    public async Task<SplitChoices> ReadChoicesAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await SplitChoices.ReadAsync(db, datasetId, ct);
    }

    /// <summary>How a plan differs from a stored split of the same dataset.</summary>
    /// <param name="splitId">The stored split, as the first.</param>
    /// <param name="rows">Rows of the plan, as the second.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<SplitFlow>> FlowsAsync(int splitId, IEnumerable<SplitAssignment> rows, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var before = (await SplitRefresher.RowsAsync(db, splitId, ct)).ToDictionary(row => row.SampleId);
        return [.. rows.Select(row => before.TryGetValue(row.SampleId, out var old) ? (old.Part, Label: (int?)old.Label, Row: row) : (SplitPart.LeftOut, null, row))
            .CountBy(pair => (From: pair.Part, To: pair.Row.Part, FromLabel: pair.Label, ToLabel: pair.Row.Label))
            .Select(flow => new SplitFlow(flow.Key.From, flow.Key.To, flow.Key.FromLabel, flow.Key.ToLabel, flow.Value))];
    }

    /// <summary>The certificate that a plan would get now.</summary>
    public async Task<SplitCertificate> CertifyAsync(int datasetId, SplitPlan plan, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return SplitCertifier.Certify(plan.Assignments, await SplitEvidence.ReadAsync(db, datasetId, plan.Rules.Field, ct));
    }

    /// <summary>Makes a split with the labels of this moment, in one transaction.</summary>
    /// <returns>Key of the split, and its plan.</returns>
    /// <exception cref="SplitException">The name is empty, too long or taken, the rules are out of range, or a part would be empty.</exception>
    public async Task<(int SplitId, SplitPlan Plan)> MakeAsync(int datasetId, string name, SplitRules rules, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var trimmed = await SplitStore.CheckNameAsync(db, datasetId, name, ct);
        var plan = SplitPlanner.Plan(await ReadCandidatesAsync(db, datasetId, rules.Field, ct), rules);
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
            KeepsNearTogether = rules.KeepNearTogether,
            Field = rules.Field,
            Certificate = SplitCertifier.Certify(plan.Assignments, await SplitEvidence.ReadAsync(db, datasetId, rules.Field, ct)),
        };
        await SplitStore.InsertAsync(db, transaction, row, plan.Assignments, ct);
        await transaction.CommitAsync(ct);
        return (row.Id, plan);
    }

    /// <summary>What <see cref="MakeFromAsync"/> would store now.</summary>
    /// <exception cref="SplitException">There is no such split, it is a fold, or a part would be empty.</exception>
    public async Task<RefreshPlan> PreviewFromAsync(int baseSplitId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await SplitRefresher.PlanAsync(db, await SplitRefresher.FindAsync(db, baseSplitId, ct), ct);
    }

    /// <summary>
    /// Makes a split with the parts of another and the labels of today. The test part stays exactly as it is in the base,
    /// labels included, so that results on both can be compared. Images excluded since leave train and validation; images
    /// added since are left out.
    /// </summary>
    /// <returns>Key of the split, and its plan.</returns>
    /// <exception cref="SplitException">There is no such split, it is a fold, the name is empty, too long or taken, or a part would be empty.</exception>
    public async Task<(int SplitId, RefreshPlan Plan)> MakeFromAsync(int baseSplitId, string name, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var basis = await SplitRefresher.FindAsync(db, baseSplitId, ct);
        var trimmed = await SplitStore.CheckNameAsync(db, basis.DatasetId, name, ct);
        var plan = await SplitRefresher.PlanAsync(db, basis, ct);
        var id = await SplitStore.InsertAsync(db, transaction, new Split
        {
            DatasetId = basis.DatasetId,
            Name = trimmed,
            CreatedAt = clock.GetUtcNow(),
            Seed = basis.Seed,
            ValidationShare = basis.ValidationShare,
            TestRule = basis.TestRule,
            TestShare = basis.TestShare,
            ContentHash = SplitContentHash.Compute(plan.Assignments),
            KeepsNearTogether = basis.KeepsNearTogether,
            Field = basis.Field,
            BaseSplitId = baseSplitId,
            Certificate = SplitCertifier.Certify(plan.Assignments, await SplitEvidence.ReadAsync(db, basis.DatasetId, basis.Field, ct)),
        }, plan.Assignments, ct);
        await transaction.CommitAsync(ct);
        return (id, plan);
    }

    /// <summary>The certificate that a stored split would get by what is known today; null where there is no such split.</summary>
    public async Task<SplitCertificate?> CertifyAgainAsync(int splitId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var split = await db.Splits.AsNoTracking().SingleOrDefaultAsync(row => row.Id == splitId, ct);
        return split is null ? null : SplitCertifier.Certify(
            await SplitRefresher.RowsAsync(db, splitId, ct), await SplitEvidence.ReadAsync(db, split.DatasetId, split.Field, ct));
    }

    /// <summary>Writes the folds of a cross-validation as splits named <c>NAME, fold 2 of 5</c>, within the caller's transaction.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="transaction">Its open transaction; the caller commits it.</param>
    /// <param name="datasetId">Dataset that was planned.</param>
    /// <param name="crossValidationId">The cross-validation; stored already.</param>
    /// <param name="name">Its name.</param>
    /// <param name="seed">Seed with which the folds were planned.</param>
    /// <param name="plans">What <see cref="FoldPlanner"/> planned, in the order of folds.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Keys of the splits, in the order of folds.</returns>
    /// <exception cref="SplitException">A name is too long or taken.</exception>
    public async Task<IReadOnlyList<int>> InsertFoldsAsync(
        FerDbContext db, IDbContextTransaction transaction, int datasetId, int crossValidationId, string name, long seed,
        IReadOnlyList<SplitPlan> plans, CancellationToken ct)
    {
        var evidence = await SplitEvidence.ReadAsync(db, datasetId, SplitField.None, ct);
        var ids = new List<int>(plans.Count);
        foreach (var (index, plan) in plans.Index())
        {
            ids.Add(await SplitStore.InsertAsync(db, transaction, new Split
            {
                DatasetId = datasetId,
                Name = await SplitStore.CheckNameAsync(db, datasetId, $"{name.Trim()}, fold {index + 1} of {plans.Count}", ct),
                CreatedAt = clock.GetUtcNow(),
                Seed = seed,
                ValidationShare = plan.Rules.ValidationShare,
                TestRule = plan.Rules.TestRule,
                ContentHash = SplitContentHash.Compute(plan.Assignments),
                KeepsNearTogether = plan.Rules.KeepNearTogether,
                Field = plan.Rules.Field,
                CrossValidationId = crossValidationId,
                Fold = index + 1,
                Certificate = SplitCertifier.Certify(plan.Assignments, evidence),
            }, plan.Assignments, ct));
        }

        return ids;
    }

    /// <summary>All samples of a dataset as they are now, with what keeps them together.</summary>
    /// <param name="db">Context to read with.</param>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="field">Field that the samples' values are read of.</param>
    /// <param name="ct">Cancels.</param>
    public static Task<IReadOnlyList<SplitCandidate>> ReadCandidatesAsync(FerDbContext db, int datasetId, SplitField field, CancellationToken ct) =>
        CandidateReader.ReadAsync(db, datasetId, field, ct);
}
