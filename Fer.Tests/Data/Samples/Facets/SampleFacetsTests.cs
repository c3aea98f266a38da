using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Data.Samples.Facets;
using Fer.Data.Splits;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data.Samples.Facets;

/// <summary>SQL decides which samples match; what is counted in memory must always say the same.</summary>
public sealed class SampleFacetsTests
{
    private static readonly string[] Texts = ["row 1", "7", "nothing"];

    private static CancellationToken Ct => TestLimit.Token;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Count_RandomFiltersAndActs_EqualsSql(int seed)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var data = await RichDataset.AddAsync(database, seed, 60, Ct);
        var facets = new SampleFacets(database.Contexts);
        for (var round = 0; round < 12; round++)
        {
            await data.ActAsync(Ct);
            await AssertEqualAsync(database, facets, RandomFilter(data));
        }
    }

    [Fact]
    public async Task Count_EachConditionAlone_EqualsSqlAndLeavesSomething()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var data = await RichDataset.AddAsync(database, 7, 80, Ct);
        for (var act = 0; act < 20; act++)
            await data.ActAsync(Ct);
        await database.Labels.ApplyAsync(
            new(Guid.NewGuid(), data.Id, ActKind.Tag, new SampleChange.SetTag(data.SampleIds[..9], "dark", true), await database.CuratorAsync("bob")), Ct);
        var facets = new SampleFacets(database.Contexts);
        var everything = new SampleFilter(data.Id) { SplitId = data.SplitId, RunId = data.RunId };
        var counts = await facets.CountAsync(everything, Ct);
        foreach (var facet in Enum.GetValues<Facet>())
        {
            Assert.NotEmpty(counts[facet]);
            await AssertEqualAsync(database, facets, everything.With(facet, [counts[facet].Keys.First()]));
        }
    }

    [Fact]
    public async Task Count_ChangesOfAnotherProcess_AreSeen()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var data = await RichDataset.AddAsync(database, 3, 30, Ct);
        var facets = new SampleFacets(database.Contexts);
        await facets.CountAsync(new SampleFilter(data.Id), Ct);

        await database.ReadAsync(async db =>
        {
            await db.Samples.Where(sample => sample.DatasetId == data.Id).ExecuteUpdateAsync(set => set.SetProperty(sample => sample.Brightness, 0.95));
            return await db.Datasets.ExecuteUpdateAsync(set => set.SetProperty(dataset => dataset.Revision, dataset => dataset.Revision + 1));
        });

        var counts = await facets.CountAsync(new SampleFilter(data.Id), Ct);
        Assert.Equal([KeyValuePair.Create(90, 30)], counts[Facet.Brightness]);
    }

    [Fact]
    public async Task Count_UnknownDataset_IsNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);

        Assert.Equal(0, (await new SampleFacets(database.Contexts).CountAsync(new SampleFilter(99) { Text = "x" }, Ct)).Total);
    }

    [Fact]
    public async Task Count_MoreDatasetsThanAreHeld_StaysRight()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var facets = new SampleFacets(database.Contexts);
        List<int> ids = [];
        for (var i = 0; i <= SampleFacets.MostDatasets; i++)
            ids.Add((await TinyDataset.AddAsync(database, $"d{i}", [.. Enumerable.Repeat(i, i + 1)])).DatasetId);

        var totals = await Task.WhenAll(ids.Concat(ids).Select(id => Task.Run(() => facets.CountAsync(new SampleFilter(id), Ct), Ct)));

        Assert.Equal([1, 2, 3, 4, 5, 1, 2, 3, 4, 5], totals.Select(counts => counts.Total));
    }

    private static async Task AssertEqualAsync(TestDatabase database, SampleFacets facets, SampleFilter filter)
    {
        var counts = await facets.CountAsync(filter, Ct);
        Assert.Equal(await CountAsync(database, filter), counts.Total);
        foreach (var facet in Enum.GetValues<Facet>())
        {
            foreach (var value in Domain(facet))
            {
                var expected = IsAbsent(filter, facet) ? 0 : await CountAsync(database, filter.With(facet, [value]));
                Assert.True(expected == counts[facet].GetValueOrDefault(value), $"{SampleFilterUrl.Format(filter)}: {facet} {value} is {expected}, counted {counts[facet].GetValueOrDefault(value)}");
            }
        }
    }

    private static bool IsAbsent(SampleFilter filter, Facet facet) => facet switch
    {
        Facet.Part => filter.SplitId is null,
        Facet.Predicted or Facet.Confidence or Facet.Agrees or Facet.Scored => filter.RunId is null,
        _ => false,
    };

    private static Task<int> CountAsync(TestDatabase database, SampleFilter filter) => database.ReadAsync(db => db.Matching(filter).CountAsync(Ct));

    private static IEnumerable<int> Domain(Facet facet) => facet switch
    {
        Facet.Class or Facet.Original or Facet.Predicted or Facet.Scored => Enumerable.Range(0, 7),
        Facet.Majority => Enumerable.Range(-4, 11),
        Facet.Part => Enumerable.Range(0, 4),
        Facet.Usage => Enumerable.Range(0, 6),
        Facet.Issue => Enumerable.Range(0, 3),
        Facet.Agreement => ScoreBands.Agreement.Edges,
        Facet.Confidence => ScoreBands.Confidence.Edges,
        Facet.Brightness => ScoreBands.Brightness.Edges,
        Facet.Tag => [1, 2, 3],
        _ => [0, 1],
    };

    private static SampleFilter RandomFilter(RichDataset data)
    {
        var random = data.Random;
        var filter = new SampleFilter(data.Id)
        {
            SplitId = random.Next(2) == 0 ? data.SplitId : null,
            RunId = random.Next(2) == 0 ? data.RunId : null,
            ScoredPart = RichDataset.Pick(random, [null, null, SplitPart.Validation, (SplitPart?)SplitPart.Test]),
            Text = random.Next(4) == 0 ? RichDataset.Pick(random, Texts) : null,
        };
        for (var conditions = random.Next(4); conditions > 0; conditions--)
        {
            var facet = RichDataset.Pick(random, Enum.GetValues<Facet>());
            if (!IsAbsent(filter, facet))
                filter = filter.With(facet, [.. Domain(facet).Where(_ => random.Next(2) == 0)]);
        }
        return filter;
    }
}
