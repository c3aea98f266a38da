using Fer.Data.Labelling;
using Fer.Data.Samples;
using Fer.Data.Samples.Facets;
using Fer.Data.Splits;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Data.Samples;

public sealed class SamplePagesTests
{
    private static CancellationToken Ct => TestLimit.Token;

    public static TheoryData<SampleSortKey, bool> Orders
    {
        get
        {
            TheoryData<SampleSortKey, bool> orders = [];
            foreach (var key in Enum.GetValues<SampleSortKey>())
            {
                orders.Add(key, false);
                orders.Add(key, true);
            }
            return orders;
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Read_PageByPage_GivesAllInOrderWithThoseWithoutScoreLast(SampleSortKey key, bool isDescending)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var data = await RichDataset.AddAsync(database, 11, 60, Ct);
        for (var act = 0; act < 4; act++)
            await data.ActAsync(Ct);
        var sort = new SampleSort(key, isDescending);
        var everything = new SampleFilter(data.Id) { RunId = data.RunId };
        SampleFilter[] filters =
        [
            everything, everything with { Classes = [3] }, everything with { Classes = [1, 2, 5], BrightnessBands = [0, 10, 90] },
            everything with { AgreementBands = [50, 60, 100], SplitId = data.SplitId }, everything with { ConfidenceBands = [30, 40, 50], Text = "row" },
        ];
        foreach (var filter in filters)
        {
            var expected = await ExpectedAsync(data, filter, sort);
            var counts = await new SampleFacets(database.Contexts).CountAsync(filter, Ct);
            Assert.Equal(expected, await ReadAllAsync(database, filter, sort, counts with { Few = null }));
            Assert.Equal(expected, await ReadAllAsync(database, filter, sort, counts));
            Assert.Equal(expected, await ReadAllAsync(database, filter, sort, null));
        }
    }

    [Fact]
    public async Task Read_LabelledMeanwhile_KeepsItsPlaceInTheOrderOfChange()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await TinyDataset.AddAsync(database, "d", 0, 0, 0, 0);
        var by = await database.CuratorAsync("ada");
        foreach (var id in ids[..3])
            await database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), id, 1, 1, by), Ct);
        var (pages, filter, sort) = (new SamplePages(database.Contexts), new SampleFilter(datasetId), new SampleSort(SampleSortKey.Changed, IsDescending: true));

        var first = await pages.ReadAsync(filter, sort, null, 2, null, Ct);
        await database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[0], 2, 2, by), Ct);
        await database.Labels.RelabelAsync(new RelabelCommand(Guid.NewGuid(), ids[3], 2, 1, by), Ct);
        var rest = await pages.ReadAsync(filter, sort, first.Next, 10, null, Ct);

        Assert.Equal([ids[2], ids[1], ids[0], ids[3]], first.Ids.Concat(rest.Ids));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Plan_OfEachOrder_WalksAnIndexAndSortsNothing(SampleSortKey key, bool isDescending)
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var everything = new SampleFilter(1) { RunId = 1 };
        SampleFilter[] filters =
        [
            everything, everything with { Classes = [3] }, everything with { Classes = [1, 2] }, everything with { SplitId = 1, Changed = true },
            everything with { BrightnessBands = [10, 50], AgreementBands = [90], ConfidenceBands = [90], TagIds = [1], Issues = [Fer.Data.Quality.QualityIssueKind.Leak] },
            everything with { Text = "7" },
        ];
        foreach (var filter in filters)
        {
            var order = new SampleOrder(filter, new SampleSort(key, isDescending), [1, 2]);
            string?[] pages = [order.Scored(true), order.Scored(false), order.Unscored(true, null), order.Unscored(false, (5, 9))];
            foreach (var sql in pages.OfType<string>())
            {
                var plan = await PlanAsync(database, sql);
                Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
                Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal));
                Assert.Contains(plan, step => step.Contains("INDEX IX_", StringComparison.Ordinal));
            }
        }
    }

    private static async Task<List<string>> PlanAsync(TestDatabase database, string sql)
    {
        await using var db = await database.Contexts.CreateDbContextAsync(Ct);
        await db.Database.OpenConnectionAsync(Ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql.Replace("{0}", "'%7%'", StringComparison.Ordinal).Replace("{1}", "7", StringComparison.Ordinal)}";
        foreach (var name in (string[])["@score", "@id", "@newest", "@limit"])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, 1);
            command.Parameters.Add(parameter);
        }
        await using var reader = await command.ExecuteReaderAsync(Ct);
        List<string> steps = [];
        while (await reader.ReadAsync(Ct))
            steps.Add(reader.GetString(3));
        return steps;
    }

    private static async Task<List<long>> ReadAllAsync(TestDatabase database, SampleFilter filter, SampleSort sort, FacetCounts? counts)
    {
        var pages = new SamplePages(database.Contexts);
        List<long> ids = [];
        SampleCursor? after = null;
        do
        {
            var page = await pages.ReadAsync(filter, sort, after, 7, counts, Ct);
            ids.AddRange(page.Ids);
            after = page.Next;
        }
        while (after is not null);
        return ids;
    }

    private static async Task<List<long>> ExpectedAsync(RichDataset data, SampleFilter filter, SampleSort sort)
    {
        var samples = await data.Database.ReadAsync(db => db.Matching(filter).ToListAsync(Ct));
        var confidence = await data.Database.ReadAsync(db => db.Predictions
            .Where(row => db.Evaluations.Any(evaluation => evaluation.Id == row.EvaluationId && evaluation.RunId == data.RunId && evaluation.Part != SplitPart.Test))
            .ToDictionaryAsync(row => row.SampleId, row => (double)row.Confidence, Ct));
        var changes = (await data.Database.ReadAsync(db => db.LabelEvents.Where(e => e.ActId != null).ToListAsync(Ct)))
            .GroupBy(e => e.SampleId).ToDictionary(events => events.Key, events => (double)events.Max(e => e.Id));
        double? Score(Sample sample) => sort.Key switch
        {
            SampleSortKey.Brightness => sample.Brightness,
            SampleSortKey.Contrast => sample.Contrast,
            SampleSortKey.Agreement => sample.VoteAgreement,
            SampleSortKey.Entropy => sample.VoteEntropy,
            SampleSortKey.Confidence => confidence.TryGetValue(sample.Id, out var value) ? value : null,
            SampleSortKey.Changed => changes.TryGetValue(sample.Id, out var value) ? value : null,
            _ => null,
        };
        var sign = sort.IsDescending ? -1 : 1;
        return [.. samples.OrderBy(sample => Score(sample) is null).ThenBy(sample => sign * Score(sample)).ThenBy(sample => sign * sample.Id).Select(sample => sample.Id)];
    }
}
