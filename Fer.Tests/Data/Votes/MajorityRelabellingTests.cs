using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Data.Votes;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data.Votes;

public sealed class MajorityRelabellingTests
{
    private static CancellationToken Ct => TestLimit.Token;

    /// <summary>One sample for each thing that can happen.</summary>
    private static readonly (int, string)[] Samples =
    [
        (2, "neutral 8, fear 2"), (2, "neutral 6, fear 4"), (2, "neutral 9, sadness 1"), (0, "happiness 10"), (3, "happiness 10"),
        (3, "anger 5, fear 5"), (3, "unknown 9, fear 1"), (3, "NF 10"), (3, "contempt 9, fear 1"), (3, ""),
    ];

    [Fact]
    public async Task PreviewAsync_EachCase_IsCountedOnce()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await VotedDataset.AddAsync(database, "faces", Samples);

        var preview = await Of(database).PreviewAsync(new SampleFilter(datasetId), new MajorityRules { LeastAgreement = 0.8 }, Ct);

        Assert.Equal([new LabelMove(0, 3, 1), new LabelMove(2, 6, 2)], preview.Moves);
        Assert.Equal(
            (3, 1, 1, 1, 1, 1, 1, 1, 0, 10),
            (preview.ChangedCount, preview.AlreadySo, preview.WithoutVotes, preview.Ties, preview.Unknown, preview.NotAFace, preview.NoSuchClass,
                preview.BelowAgreement, preview.KeptReviewed, preview.Total));
    }

    [Fact]
    public async Task ApplyAsync_SeenPreview_RelabelsAsOneActThatCanBeTakenBack()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await VotedDataset.AddAsync(database, "faces", Samples);
        var scope = new SampleFilter(datasetId) { Classes = [2, 3] };
        var rules = new MajorityRules { LeastAgreement = 0.6 };
        var ada = await database.CuratorAsync("ada");
        var seen = await Of(database).PreviewAsync(scope, rules, Ct);
        var key = Guid.NewGuid();

        var result = await Of(database).ApplyAsync(key, scope, rules, seen, ada, Ct);

        Assert.Equal((false, RelabelOutcome.Saved, 3), (result.IsOutdated, result.Act!.Outcome, result.Act.ChangedCount));
        Assert.Equal([6, 6, 6, 0, 3, 3, 3, 3, 3, 3], await LabelsAsync(database));
        var act = await database.ReadAsync(db => db.LabelActs.SingleAsync(Ct));
        Assert.Equal((ActKind.Majority, "Majority of votes, agreement of at least 60 %, reviewed images kept"), (act.Kind, act.Reason));
        Assert.Equal(RelabelOutcome.AlreadyApplied, (await Of(database).ApplyAsync(key, scope, rules, seen, ada, Ct)).Act!.Outcome);

        await database.Undo.UndoLastAsync(datasetId, ada, Ct);

        Assert.Equal([2, 2, 2, 0, 3, 3, 3, 3, 3, 3], await LabelsAsync(database));
        Assert.Equal(3, ids.Take(3).Count());
    }

    [Fact]
    public async Task ApplyAsync_SomethingChangedSinceThePreview_WritesNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await VotedDataset.AddAsync(database, "faces", Samples);
        var scope = new SampleFilter(datasetId);
        var ada = await database.CuratorAsync("ada");
        var seen = await Of(database).PreviewAsync(scope, new MajorityRules(), Ct);
        await database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[0], 1, 1, ada), Ct);

        Assert.True((await Of(database).ApplyAsync(Guid.NewGuid(), scope, new MajorityRules(), seen, ada, Ct)).IsOutdated);

        Assert.Equal([1, 2, 2, 0, 3, 3, 3, 3, 3, 3], await LabelsAsync(database));
    }

    [Fact]
    public async Task PreviewAsync_ReviewedSamples_KeepTheirLabelUnlessAskedOtherwise()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await VotedDataset.AddAsync(database, "faces", (2, "neutral 10"));
        await database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[0], 2, 1, await database.CuratorAsync("ada")), Ct);
        var scope = new SampleFilter(datasetId);

        Assert.Equal((0, 1), await CountAsync(new MajorityRules()));
        Assert.Equal((1, 0), await CountAsync(new MajorityRules { KeepReviewed = false }));

        async Task<(int, int)> CountAsync(MajorityRules rules)
        {
            var preview = await Of(database).PreviewAsync(scope, rules, Ct);
            return (preview.ChangedCount, preview.KeptReviewed);
        }
    }

    [Theory]
    [InlineData(0.6, 1)]
    [InlineData(0.61, 0)]
    [InlineData(1.0, 0)]
    public async Task PreviewAsync_AgreementAtTheBound_Counts(double least, int changed)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await VotedDataset.AddAsync(database, "faces", (2, "neutral 6, fear 4"));

        Assert.Equal(changed, (await Of(database).PreviewAsync(new SampleFilter(datasetId), new MajorityRules { LeastAgreement = least }, Ct)).ChangedCount);
    }

    [Theory]
    [InlineData(0.49)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public async Task PreviewAsync_AgreementOutOfRange_IsRefused(double least)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Of(database).PreviewAsync(new SampleFilter(1), new MajorityRules { LeastAgreement = least }, Ct));
    }

    private static MajorityRelabelling Of(TestDatabase database) => new(database.Contexts, database.Labels);

    private static Task<List<int>> LabelsAsync(TestDatabase database) =>
        database.ReadAsync(db => db.Samples.OrderBy(row => row.Id).Select(row => row.Label).ToListAsync(Ct));
}
