using Fer.Data.Labelling;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Data.Labelling;

public sealed class LabelsAsOfTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Read_AnyMomentAfterRandomActs_EqualsTheFoldOfTheLog(int seed)
    {
        var clock = new FakeTimeProvider(TinyDataset.ImportedAt.AddDays(1));
        await using var database = await TestDatabase.CreateAsync(Ct, clock);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 1, 2, 3, 4, 5);
        await TinyDataset.AddAsync(database, "other", 0, 0);
        var acts = new RandomActs(database, dataset, ids, seed);
        var stops = new Random(seed);
        List<DateTimeOffset> moments = [TinyDataset.ImportedAt.AddMilliseconds(-1), TinyDataset.ImportedAt];
        for (var act = 0; act < 150; act++)
        {
            await acts.DoAsync(Ct);
            if (stops.Next(4) == 0)
                moments.Add(clock.GetUtcNow());
            // Several acts may fall into one millisecond.
            clock.Advance(TimeSpan.FromMilliseconds(stops.Next(3)));
        }
        moments.Add(clock.GetUtcNow().AddYears(1));

        var events = await database.ReadAsync(db => db.LabelEvents.AsNoTracking().Where(e => e.Aspect == LabelAspect.Label && e.DatasetId == dataset).OrderBy(e => e.Id).ToListAsync(Ct));
        var log = await database.ReadAsync(db => db.LabelEvents.AsNoTracking().Where(e => e.DatasetId == dataset).OrderBy(e => e.Id).ToListAsync(Ct));
        var names = await database.ReadAsync(db => db.Tags.ToDictionaryAsync(tag => tag.Id, tag => tag.Name, Ct));
        var now = await database.ReadAsync(db => db.Samples.Where(s => s.DatasetId == dataset).ToDictionaryAsync(s => s.Id, s => s.Label, Ct));
        var labels = new LabelsAsOf(database.Contexts);
        foreach (var moment in moments)
        {
            var then = ids.ToDictionary(id => id, id => events.LastOrDefault(e => e.SampleId == id && e.At <= moment)?.To);

            var moved = await labels.ReadMovedAsync(dataset, moment, null, 0, 100, Ct);
            var all = await labels.ReadAllAsync(dataset, moment, Ct);
            var counts = await labels.CountAsync(dataset, moment, Ct);

            Assert.Equal(ids.Where(id => then[id] is { } label && label != now[id]).Select(id => (id, then[id]!.Value, now[id])), moved.Select(row => (row.Id, row.Then, row.Now)));
            Assert.Equal(
                ids.GroupBy(id => (then[id], now[id])).Select(group => new LabelDifference(group.Key.Item1, group.Key.Item2, group.Count())).OrderBy(row => row.ToString(), StringComparer.Ordinal),
                counts.OrderBy(row => row.ToString(), StringComparer.Ordinal));
            Assert.Equal(ids.Where(id => then[id] is not null), all.Keys.Order());
            Assert.All(all, pair => Assert.Equivalent(Fold([.. log.Where(e => e.SampleId == pair.Key && e.At <= moment)], names), pair.Value, strict: true));
        }
    }

    private static SampleAsOf Fold(List<LabelEvent> events, Dictionary<int, string> names) => new(
        events.Last(e => e.Aspect == LabelAspect.Label).To,
        events.LastOrDefault(e => e.Aspect == LabelAspect.Reviewed)?.To == 1,
        events.LastOrDefault(e => e.Aspect == LabelAspect.Excluded)?.To == 1,
        [.. events.Where(e => e.Aspect == LabelAspect.Tag).GroupBy(e => e.TagId!.Value).Where(chain => chain.Last().To == 1).Select(chain => names[chain.Key]).Order(StringComparer.OrdinalIgnoreCase)]);

    [Fact]
    public async Task ReadMoved_OnePairInPages_GivesEachOnce()
    {
        var clock = new FakeTimeProvider(TinyDataset.ImportedAt.AddDays(1));
        await using var database = await TestDatabase.CreateAsync(Ct, clock);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 0, 0, 1, 0, 2);
        await database.Labels.ApplyAsync(new(Guid.NewGuid(), dataset, ActKind.BulkLabel, new SampleChange.SetLabel([.. ids.Take(5)], 4), await database.CuratorAsync("ada")), Ct);
        var labels = new LabelsAsOf(database.Contexts);

        var first = await labels.ReadMovedAsync(dataset, TinyDataset.ImportedAt, (0, 4), 0, 3, Ct);
        var second = await labels.ReadMovedAsync(dataset, TinyDataset.ImportedAt, (0, 4), 3, 3, Ct);

        Assert.Equal([ids[0], ids[1], ids[2], ids[4]], first.Concat(second).Select(row => row.Id));
    }
}
