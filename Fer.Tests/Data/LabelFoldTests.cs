using Fer.Data.Curators;
using Fer.Data.Labelling;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data;

/// <summary>Whatever people do in whatever order, labels, marks and tags are the fold of the log (reliability R7).</summary>
public sealed class LabelFoldTests
{
    private const int Acts = 400;

    private static CancellationToken Ct => TestLimit.Token;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Samples_AfterRandomActs_EqualTheFoldOfTheLog(int seed)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "d", 0, 1, 2, 3, 4, 5);
        ActingCurator[] people = [await database.CuratorAsync("ada"), await database.CuratorAsync("bob")];
        var random = new Random(seed);
        for (var act = 0; act < Acts; act++)
            await ActAsync(database, dataset, ids, people[random.Next(2)], random);

        var samples = await database.ReadAsync(db => db.Samples.AsNoTracking().OrderBy(s => s.Id).ToListAsync());
        var tags = await database.ReadAsync(db => db.SampleTags.AsNoTracking().Select(row => ValueTuple.Create(row.SampleId, row.TagId)).ToListAsync());
        var events = await database.ReadAsync(db => db.LabelEvents.AsNoTracking().OrderBy(e => e.Id).ToListAsync());
        foreach (var chain in events.GroupBy(e => (e.SampleId, e.Aspect, e.TagId)))
            Assert.All(chain.Zip(chain.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        foreach (var sample in samples)
        {
            var labels = events.Where(e => e.SampleId == sample.Id && e.Aspect == LabelAspect.Label).ToList();
            Assert.Equal((labels[^1].To, labels.Count), (sample.Label, sample.Version));
            Assert.Equal(Fold(events, sample.Id, LabelAspect.Reviewed), sample.IsReviewed);
            Assert.Equal(Fold(events, sample.Id, LabelAspect.Excluded), sample.IsExcluded);
        }
        var tagged = events.Where(e => e.Aspect == LabelAspect.Tag).GroupBy(e => (e.SampleId, e.TagId!.Value)).Where(chain => chain.Last().To == 1).Select(chain => chain.Key);
        Assert.Equal(tagged.Order(), tags.Order());
    }

    private static bool Fold(List<LabelEvent> events, long sample, LabelAspect aspect) =>
        events.LastOrDefault(e => e.SampleId == sample && e.Aspect == aspect)?.To == 1;

    private static async Task ActAsync(TestDatabase database, int dataset, long[] ids, ActingCurator by, Random random)
    {
        long[] some = [.. ids.Where(_ => random.Next(2) == 0)];
        ActOrder Order(ActKind kind, SampleChange change) => new(Guid.NewGuid(), dataset, kind, change, by);
        switch (random.Next(10))
        {
            case 0 or 1: await database.Undo.UndoLastAsync(dataset, by, Ct); break;
            case 2: await database.Undo.RedoLastAsync(dataset, by, Ct); break;
            case 3: await database.Undo.ReverseAsync(random.Next(1, Acts), random.Next(2) == 0, by, Ct); break;
            case 4: await database.Labels.ApplyAsync(Order(ActKind.BulkLabel, new SampleChange.SetLabel(some, random.Next(7))), Ct); break;
            case 5: await database.Labels.ApplyAsync(Order(ActKind.Majority, new SampleChange.SetLabels(some.ToDictionary(id => id, _ => random.Next(7)))), Ct); break;
            case 6: await database.Labels.ApplyAsync(Order(ActKind.Exclude, new SampleChange.SetExcluded(some, random.Next(2) == 0)), Ct); break;
            case 7: await database.Labels.ApplyAsync(Order(ActKind.Review, new SampleChange.SetReviewed(some, random.Next(2) == 0)), Ct); break;
            case 8: await database.Labels.ApplyAsync(Order(ActKind.Tag, new SampleChange.SetTag(some, random.Next(2) == 0 ? "dark" : "odd", random.Next(2) == 0)), Ct); break;
            default:
                var sample = ids[random.Next(ids.Length)];
                var version = await database.ReadAsync(db => db.Samples.Where(s => s.Id == sample).Select(s => s.Version).SingleAsync());
                await database.Labels.RelabelAsync(new(Guid.NewGuid(), sample, random.Next(7), version, by), Ct);
                break;
        }
    }
}
