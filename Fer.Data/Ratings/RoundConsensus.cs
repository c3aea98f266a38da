using Fer.Data.Curators;
using Fer.Data.Labelling;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Ratings;

/// <summary>Takes the consensus of a round over as labels, and keeps track of which disputes were decided.</summary>
public sealed class RoundConsensus(IDbContextFactory<FerDbContext> contexts, LabelLog labels)
{
    /// <summary>What <see cref="ApplyAsync"/> would do now, and what is left to decide one by one.</summary>
    public async Task<ConsensusPreview> PreviewAsync(int roundId, ConsensusRules rules, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return Plan(await RoundAnswers.ReadAsync(db, roundId, ct), rules);
    }

    /// <summary>Relabels what the preview showed, as one act; where it would no longer do just that, nothing.</summary>
    /// <param name="key">Identity of the act; sending the same one twice changes nothing the second time.</param>
    /// <param name="round">The round.</param>
    /// <param name="rules">When raters agree.</param>
    /// <param name="seen">The preview that the person agreed to.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public async Task<PlannedActResult> ApplyAsync(
        Guid key, RoundSummary round, ConsensusRules rules, ConsensusPreview seen, ActingCurator by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var samples = await RoundAnswers.ReadAsync(db, round.Id, ct);
        if (!await db.LabelActs.AnyAsync(act => act.Key == key, ct) && !Plan(samples, rules).Moves.SequenceEqual(seen.Moves))
            return PlannedActResult.Outdated;
        var agreed = samples.Select(sample => (sample.SampleId, sample.Label, To: Judge(sample, rules).Label))
            .Where(row => row.To is { } to && to != row.Label).ToDictionary(row => row.SampleId, row => row.To!.Value);
        var order = new ActOrder(key, round.DatasetId, ActKind.Consensus, new SampleChange.SetLabels(agreed), by, rules.ReasonIn(round.Name));
        var result = await labels.ApplyAsync(db, order, ct);
        if (result.Outcome == RelabelOutcome.Saved)
            await transaction.CommitAsync(ct);
        return new PlannedActResult(false, result);
    }

    /// <summary>Reason on record for a label that settles a dispute of a round.</summary>
    public static string DecisionReason(string roundName) => $"Decided in round {roundName}";

    /// <summary>Samples of a round whose dispute was settled by a label that stands.</summary>
    public async Task<IReadOnlySet<long>> ReadDecidedAsync(RoundSummary round, CancellationToken ct)
    {
        var reason = DecisionReason(round.Name);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await (
            from act in db.LabelActs
            join change in db.LabelEvents on act.Id equals change.ActId
            where act.DatasetId == round.DatasetId && act.Kind == ActKind.Label && act.Reason == reason && !act.IsUndone
            where db.RatingRoundSamples.Any(row => row.RoundId == round.Id && row.SampleId == change.SampleId)
            select change.SampleId).Distinct().ToListAsync(ct)).ToHashSet();
    }

    /// <summary>The act that was sent with this key, or null where none arrived.</summary>
    public async Task<long?> FindActAsync(Guid key, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.LabelActs.Where(act => act.Key == key).Select(act => (long?)act.Id).SingleOrDefaultAsync(ct);
    }

    private static ConsensusVerdict Judge(RatedSample sample, ConsensusRules rules) => rules.Judge([.. sample.Answers.Select(answer => answer.Answer)]);

    private static ConsensusPreview Plan(IReadOnlyList<RatedSample> samples, ConsensusRules rules)
    {
        var judged = samples.Select(sample => (Sample: sample, Verdict: Judge(sample, rules))).ToList();
        IReadOnlyList<RatedSample> In(ConsensusState state) => [.. judged.Where(row => row.Verdict.State == state).Select(row => row.Sample)];
        var agreed = judged.Where(row => row.Verdict.Label is not null).Select(row => (row.Sample.Label, row.Verdict.Label!.Value, 1)).ToList();
        return new ConsensusPreview(
            LabelMove.CountAll(agreed), agreed.Count(row => row.Label == row.Item2), In(ConsensusState.TooFewAnswers).Count,
            In(ConsensusState.NotAFace), In(ConsensusState.Disputed));
    }
}
