using Fer.Data.Labelling;
using Fer.Tests.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Data.Labelling;

public sealed class ActListTests
{
    private readonly FakeTimeProvider _clock = new(TinyDataset.ImportedAt.AddDays(1));

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Read_Acts_SaysWhoDidWhatToHowMany()
    {
        await using var database = await TestDatabase.CreateAsync(Ct, _clock);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 1, 1);
        await ApplyAsync(database, dataset, ActKind.BulkLabel, new SampleChange.SetLabel(ids, 6), reason: "by hand");
        await ApplyAsync(database, dataset, ActKind.Tag, new SampleChange.SetTag([ids[0]], "blurred", true), "bob");
        await database.Undo.UndoLastAsync(dataset, await database.CuratorAsync("ada"), Ct);

        var page = await new ActList(database.Contexts).ReadAsync(new ActFilter(dataset), null, null, 10, Ct);

        Assert.False(page.HasNewer || page.HasOlder);
        Assert.Equal([ActKind.Undo, ActKind.Tag, ActKind.BulkLabel], page.Rows.Select(row => row.Kind));
        var (undo, tag, bulk) = (page.Rows[0], page.Rows[1], page.Rows[2]);
        Assert.Equal(("ada", "by hand", 3, true), (bulk.Actor, bulk.Reason, bulk.SampleCount, bulk.IsUndone));
        Assert.Equal([new ActChange(LabelAspect.Label, null, 1, 6, 2), new ActChange(LabelAspect.Label, null, 0, 6, 1)], bulk.Changes);
        Assert.Equal(new ActReach(3, 0), bulk.Reach);
        Assert.Equal([new ActChange(LabelAspect.Tag, "blurred", 0, 1, 1)], tag.Changes);
        Assert.Equal((null, bulk.Id), (undo.Reach, undo.Target!.Id));
        Assert.Equal(bulk.Changes, undo.Target.Changes);
    }

    [Fact]
    public async Task Read_PageByPage_MeetsEveryActOnceInBothDirections()
    {
        await using var database = await TestDatabase.CreateAsync(Ct, _clock);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0);
        var (other, others) = await TinyDataset.AddAsync(database, "e", 0);
        for (var act = 0; act < 7; act++)
        {
            await ApplyAsync(database, dataset, ActKind.Review, new SampleChange.SetReviewed(ids, act % 2 == 0));
            await ApplyAsync(database, other, ActKind.Review, new SampleChange.SetReviewed(others, act % 2 == 0));
        }
        var list = new ActList(database.Contexts);
        var all = (await list.ReadAsync(new ActFilter(dataset), null, null, 100, Ct)).Rows.Select(row => row.Id).ToList();

        List<long> down = [];
        var page = await list.ReadAsync(new ActFilter(dataset), null, null, 3, Ct);
        Assert.False(page.HasNewer);
        for (; ; page = await list.ReadAsync(new ActFilter(dataset), page.Rows[^1].Id, null, 3, Ct))
        {
            down.AddRange(page.Rows.Select(row => row.Id));
            if (!page.HasOlder)
                break;
        }
        var up = await list.ReadAsync(new ActFilter(dataset), null, all[5], 3, Ct);

        Assert.Equal(7, all.Count);
        Assert.Equal(all, down);
        Assert.Equal(all[2..5], up.Rows.Select(row => row.Id));
        Assert.True(up.HasNewer && up.HasOlder);
    }

    [Fact]
    public async Task Read_UnderAFilter_FindsOnlyWhatFits()
    {
        await using var database = await TestDatabase.CreateAsync(Ct, _clock);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 1, 2);
        var first = await ApplyAsync(database, dataset, ActKind.BulkLabel, new SampleChange.SetLabel(ids, 6), reason: "50% looked_neutral");
        _clock.Advance(TimeSpan.FromDays(2));
        var second = await ApplyAsync(database, dataset, ActKind.Exclude, new SampleChange.SetExcluded([ids[1]], true), "bob", "50 of them");
        var list = new ActList(database.Contexts);
        var bob = (await database.CuratorAsync("bob")).Id;
        var now = _clock.GetUtcNow();
        var any = new ActFilter(dataset);

        async Task FindsAsync(ActFilter filter, params long?[] expected)
        {
            Assert.Equal(expected, (await list.ReadAsync(filter, null, null, 10, Ct)).Rows.Select(row => (long?)row.Id));
            Assert.Equal(expected.Length, await list.CountAsync(filter, Ct));
        }

        await FindsAsync(any, second, first);
        await FindsAsync(any with { CuratorId = bob }, second);
        await FindsAsync(any with { Kind = ActKind.BulkLabel }, first);
        await FindsAsync(any with { Since = now }, second);
        await FindsAsync(any with { Before = now }, first);
        await FindsAsync(any with { FromClass = 2, ToClass = 6 }, first);
        await FindsAsync(any with { FromClass = 3 });
        await FindsAsync(any with { ToClass = 1 });
        await FindsAsync(any with { Text = "50%" }, first);
        await FindsAsync(any with { Text = "D_N" }, first);
        await FindsAsync(any with { Text = "LOOKEDX" });
        await FindsAsync(any with { SampleId = ids[1] }, second, first);
        await FindsAsync(any with { SampleId = ids[0] }, first);
        Assert.Equal(["ada", "bob"], (await list.ReadPeopleAsync(dataset, Ct)).Select(person => person.Name));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Reach_AnyActAfterRandomActs_IsWhatReversingItThenDoes(int seed)
    {
        await using var database = await TestDatabase.CreateAsync(Ct, _clock);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 1, 2, 3, 4, 5);
        var acts = new RandomActs(database, dataset, ids, seed);
        var list = new ActList(database.Contexts);
        var samples = new ActSamples(database.Contexts);
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            await acts.DoAsync(Ct);
            var rows = (await list.ReadAsync(new ActFilter(dataset), null, null, 500, Ct)).Rows.Where(row => row.Reach is not null).ToList();
            if (rows.Count == 0)
                continue;
            var row = rows[random.Next(rows.Count)];
            Assert.Equal(row.Reach, await list.ReachAsync(row.Id, Ct));
            var showing = (await samples.ReadAsync(row.Id, 0, 100, Ct)).Count(sample => sample.IsShowing);

            var result = await database.Undo.ReverseAsync(row.Id, !row.IsUndone, await database.CuratorAsync("ada"), Ct);

            Assert.Equal(row.Reach, new ActReach(result.Restored.Count, result.KeptCount));
            Assert.Equal(row.Reach!.ChangingCount, showing);
        }
    }

    [Fact]
    public async Task Samples_OfALargeAct_ComeInPagesWithWhatChanged()
    {
        await using var database = await TestDatabase.CreateAsync(Ct, _clock);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 1, 2);
        var act = await ApplyAsync(database, dataset, ActKind.BulkLabel, new SampleChange.SetLabel(ids, 6));
        await ApplyAsync(database, dataset, ActKind.BulkLabel, new SampleChange.SetLabel([ids[2]], 3), "bob");
        var samples = new ActSamples(database.Contexts);

        var first = await samples.ReadAsync(act!.Value, 0, 2, Ct);
        var second = await samples.ReadAsync(act.Value, 2, 2, Ct);

        Assert.Equal([ids[0], ids[1]], first.Select(sample => sample.Id));
        var last = Assert.Single(second);
        Assert.Equal((ids[2], 3, false), (last.Id, last.Label, last.IsShowing));
        Assert.Equal([new ActChange(LabelAspect.Label, null, 2, 6, 1)], last.Changes);
    }

    [Fact]
    public async Task OfSample_EverythingThatHappened_IsOneEntryForEachAct()
    {
        await using var database = await TestDatabase.CreateAsync(Ct, _clock);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 1);
        await database.Labels.RelabelAsync(new(Guid.NewGuid(), ids[0], 3, 1, await database.CuratorAsync("ada"), "smiles"), Ct);
        await ApplyAsync(database, dataset, ActKind.Tag, new SampleChange.SetTag(ids, "blurred", true), "bob");
        await database.Undo.UndoLastAsync(dataset, await database.CuratorAsync("ada"), Ct);

        var entries = await new LabelHistory(database.Contexts).OfSampleAsync(ids[0], Ct);

        Assert.Equal([ActKind.Undo, ActKind.Tag, ActKind.Label, null], entries.Select(entry => entry.Kind));
        Assert.Equal((0, 2), (entries[0].Label, entries[0].Changes.Count));
        Assert.Equal((null, 2, "bob"), (entries[1].Label, entries[1].SampleCount, entries[1].Actor));
        Assert.Equal("blurred", Assert.Single(entries[1].Changes).Tag);
        Assert.Equal((3, "smiles", true), (entries[2].Label, entries[2].Reason, entries[2].IsUndone));
        Assert.Equal([(LabelAspect.Label, 0, 3), (LabelAspect.Reviewed, 0, 1)], entries[2].Changes.Select(change => (change.Aspect, change.From, change.To)));
        Assert.Equal((null, 0, TinyDataset.ImportedAt), (entries[3].ActId, entries[3].Label, entries[3].At));
    }

    private static async Task<long?> ApplyAsync(TestDatabase database, int dataset, ActKind kind, SampleChange change, string actor = "ada", string? reason = null) =>
        (await database.Labels.ApplyAsync(new(Guid.NewGuid(), dataset, kind, change, await database.CuratorAsync(actor), reason), Ct)).ActId;
}
