using Fer.Data.Labelling;
using Fer.Data.Ratings;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data.Ratings;

public sealed class RoundConsensusTests
{
    private static readonly ConsensusRules Rules = new(2, 0.6);

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task ApplyAsync_AgreedSamples_RelabelsThemAsOneActAndLeavesTheRest()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (round, ids) = await MakeAsync(database);
        var consensus = new RoundConsensus(database.Contexts, database.Labels);
        var ada = await database.CuratorAsync("ada");

        var seen = await consensus.PreviewAsync(round.Id, Rules, Ct);
        Assert.Equal([new LabelMove(2, 6, 1)], seen.Moves);
        Assert.Equal((1, 1, 5), (seen.AlreadySo, seen.TooFewAnswers, seen.Total));
        Assert.Equal([ids[2]], seen.Disputed.Select(row => row.SampleId));
        Assert.Equal([ids[3]], seen.NotAFace.Select(row => row.SampleId));
        var result = await consensus.ApplyAsync(Guid.NewGuid(), round, Rules, seen, ada, Ct);

        Assert.Equal((false, 1), (result.IsOutdated, result.Act!.ChangedCount));
        Assert.Equal([6, 3, 1, 5, 5], await LabelsAsync(database));
        var act = await database.ReadAsync(db => db.LabelActs.SingleAsync(Ct));
        Assert.Equal((ActKind.Consensus, "Consensus of round first: at least 2 raters, 60 % of the answers"), (act.Kind, act.Reason));
        await database.Undo.UndoLastAsync(round.DatasetId, ada, Ct);
        Assert.Equal([2, 3, 1, 5, 5], await LabelsAsync(database));
    }

    [Fact]
    public async Task ApplyAsync_AnAnswerCameSinceThePreview_WritesNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (round, ids) = await MakeAsync(database);
        var consensus = new RoundConsensus(database.Contexts, database.Labels);
        var seen = await consensus.PreviewAsync(round.Id, Rules, Ct);
        await TestRound.AnswerAsync(database, round.Id, "bob", ids, 0);

        Assert.True((await consensus.ApplyAsync(Guid.NewGuid(), round, Rules, seen, await database.CuratorAsync("ada"), Ct)).IsOutdated);

        Assert.Equal([2, 3, 1, 5, 5], await LabelsAsync(database));
    }

    [Fact]
    public async Task ReadDecidedAsync_LabelsOfTheRound_CountUntilTheyAreTakenBack()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (round, ids) = await MakeAsync(database);
        var consensus = new RoundConsensus(database.Contexts, database.Labels);
        var ada = await database.CuratorAsync("ada");
        await database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[0], 4, 1, ada, "something else"), Ct);
        await database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[2], 4, 1, ada, RoundConsensus.DecisionReason(round.Name)), Ct);

        Assert.Equal([ids[2]], await consensus.ReadDecidedAsync(round, Ct));
        await database.Undo.UndoLastAsync(round.DatasetId, ada, Ct);
        Assert.Empty(await consensus.ReadDecidedAsync(round, Ct));
    }

    /// <summary>Five samples: agreed on another label, agreed on the present one, disputed, no face, one answer only.</summary>
    private static async Task<(RoundSummary Round, long[] Ids)> MakeAsync(TestDatabase database)
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(database, "faces", 2, 3, 1, 5, 5);
        var id = await TestRound.MakeAsync(database, datasetId);
        await TestRound.AnswerAsync(database, id, "ada", ids, 6, 3, 0, Rating.NotAFace, 1);
        await TestRound.AnswerAsync(database, id, "bob", ids, 6, 3, 1, Rating.NotAFace, null);
        return ((await new RatingRounds(database.Contexts, TimeProvider.System).FindAsync(id, Ct))!, ids);
    }

    private static Task<List<int>> LabelsAsync(TestDatabase database) =>
        database.ReadAsync(db => db.Samples.OrderBy(row => row.Id).Select(row => row.Label).ToListAsync(Ct));
}
