using Fer.Data.Curators;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Votes;

/// <summary>Takes the majority of the votes over as labels: first as a preview, then as one act that can be undone as one.</summary>
public sealed class MajorityRelabelling(IDbContextFactory<FerDbContext> contexts, LabelLog labels)
{
    /// <summary>What <see cref="ApplyAsync"/> would do now.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rules ask for an agreement outside 0.5 to 1.</exception>
    public async Task<MajorityPreview> PreviewAsync(SampleFilter scope, MajorityRules rules, CancellationToken ct)
    {
        rules.Check();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await PreviewAsync(db, scope, rules, ct);
    }

    /// <summary>Relabels what the preview showed, as one act; where it would no longer do just that, nothing.</summary>
    /// <param name="key">Identity of the act; sending the same one twice changes nothing the second time.</param>
    /// <param name="scope">The samples.</param>
    /// <param name="rules">Which majorities count.</param>
    /// <param name="seen">The preview that the person agreed to.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rules ask for an agreement outside 0.5 to 1.</exception>
    public async Task<PlannedActResult> ApplyAsync(
        Guid key, SampleFilter scope, MajorityRules rules, MajorityPreview seen, ActingCurator by, CancellationToken ct)
    {
        rules.Check();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var isKnown = await db.LabelActs.AnyAsync(act => act.Key == key, ct);
        if (!isKnown && !(await PreviewAsync(db, scope, rules, ct)).Moves.SequenceEqual(seen.Moves))
            return PlannedActResult.Outdated;
        var order = new ActOrder(key, scope.DatasetId, ActKind.Majority, new SampleChange.SetLabels(await ReadAsync(db, scope, rules, ct)), by, rules.Reason);
        var result = await labels.ApplyAsync(db, order, ct);
        if (result.Outcome == RelabelOutcome.Saved)
            await transaction.CommitAsync(ct);
        return new PlannedActResult(false, result);
    }

    private static async Task<MajorityPreview> PreviewAsync(FerDbContext db, SampleFilter scope, MajorityRules rules, CancellationToken ct)
    {
        var bound = rules.Bound;
        var groups = await db.Matching(scope)
            .GroupBy(sample => new { sample.Label, sample.Majority, sample.IsReviewed, IsEnough = sample.VoteAgreement >= bound })
            .Select(group => new { group.Key.Label, group.Key.Majority, group.Key.IsReviewed, group.Key.IsEnough, Count = group.Count() })
            .ToListAsync(ct);
        var merges = await ClassMerges.ReadAsync(db, scope.DatasetId, ct);
        var counts = new int[9];
        var moves = new List<(int, int, int)>();
        foreach (var group in groups)
        {
            var to = group.Majority is { } majority and >= 0 ? merges.Resolve(majority) : null;
            var place = group.Majority switch
            {
                null => 2,
                VoteMajority.Tie => 3,
                VoteMajority.Unknown => 4,
                VoteMajority.NotAFace => 5,
                _ when to is null => 6,
                _ when to == group.Label => 1,
                _ when !group.IsEnough => 7,
                _ when rules.KeepReviewed && group.IsReviewed => 8,
                _ => 0,
            };
            counts[place] += group.Count;
            if (place == 0)
                moves.Add((group.Label, to!.Value, group.Count));
        }
        return new MajorityPreview(LabelMove.CountAll(moves), counts[1], counts[2], counts[3], counts[4], counts[5], counts[6], counts[7], counts[8]);
    }

    private static async Task<Dictionary<long, int>> ReadAsync(FerDbContext db, SampleFilter scope, MajorityRules rules, CancellationToken ct)
    {
        var bound = rules.Bound;
        var merges = await ClassMerges.ReadAsync(db, scope.DatasetId, ct);
        var rows = await db.Matching(scope)
            .Where(sample => sample.Majority >= 0 && sample.VoteAgreement >= bound && !(rules.KeepReviewed && sample.IsReviewed))
            .Select(sample => new { sample.Id, sample.Label, Majority = sample.Majority!.Value }).ToListAsync(ct);
        return rows.Select(row => (row.Id, row.Label, To: merges.Resolve(row.Majority)))
            .Where(row => row.To is { } to && to != row.Label).ToDictionary(row => row.Id, row => row.To!.Value);
    }
}
