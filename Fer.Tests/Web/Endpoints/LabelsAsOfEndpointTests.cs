using System.Net;
using Fer.Data.Curators;
using Fer.Data.Labelling;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Endpoints;

public sealed class LabelsAsOfEndpointTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Get_BeforeAndAfterAnAct_AnswersTheLabelsOfThen()
    {
        await using var application = new FerApplication();
        using var client = application.CreateClient();
        var dataset = await AddAsync(application);
        var at = await RelabelAllAsync(application, dataset);

        var before = await LabelsAsync(client, $"/datasets/{dataset}/labels.csv?asof={MomentText.Format(at.AddMilliseconds(-1))}");
        var after = await LabelsAsync(client, $"/datasets/{dataset}/labels.csv?asof={MomentText.Format(at)}");
        var now = await LabelsAsync(client, $"/datasets/{dataset}/labels.csv");

        Assert.Equal(["Happy", "Angry"], before);
        Assert.Equal(["Neutral", "Neutral"], after);
        Assert.Equal(now, after);
    }

    [Fact]
    public async Task Get_BeforeTheImport_AnswersTheHeaderAlone()
    {
        await using var application = new FerApplication();
        using var client = application.CreateClient();
        var dataset = await AddAsync(application);

        Assert.Empty(await LabelsAsync(client, $"/datasets/{dataset}/labels.csv?asof=2001-01-01T00:00Z"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-11-24")]
    public async Task Get_BadMoment_IsRefusedInWords(string moment)
    {
        await using var application = new FerApplication();
        using var client = application.CreateClient();
        var dataset = await AddAsync(application);

        using var response = await client.GetAsync($"/datasets/{dataset}/labels.csv?asof={moment}", Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("such as 2026-11-24T15:30", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_MomentUnderAFilterOfNow_IsRefusedInWords()
    {
        await using var application = new FerApplication();
        using var client = application.CreateClient();
        var dataset = await AddAsync(application);

        using var response = await client.GetAsync($"/datasets/{dataset}/labels.csv?asof=2026-11-24T15:30Z&class=3", Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Leave one of them out", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    private static async Task<string[]> LabelsAsync(HttpClient client, string address)
    {
        var lines = (await client.GetStringAsync(address, Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var column = Array.IndexOf(lines[0].Split(','), "class");
        return [.. lines.Skip(1).Select(line => line.Split(',')[column])];
    }

    private static async Task<int> AddAsync(FerApplication application)
    {
        var (dataset, ids) = await SpecDataset.AddAsync(application.Contexts, "faces", new(3), new(0));
        await using var db = await application.Contexts.CreateDbContextAsync(Ct);
        var labels = await db.Samples.ToDictionaryAsync(sample => sample.Id, sample => sample.Label, Ct);
        db.LabelEvents.AddRange(ids.Select(id => new LabelEvent
        {
            DatasetId = dataset,
            SampleId = id,
            To = labels[id],
            Source = LabelSource.Imported,
            Actor = "test",
            At = TinyDataset.ImportedAt,
        }));
        await db.SaveChangesAsync(Ct);
        return dataset;
    }

    private static async Task<DateTimeOffset> RelabelAllAsync(FerApplication application, int dataset)
    {
        await using var db = await application.Contexts.CreateDbContextAsync(Ct);
        var ids = await db.Samples.Select(sample => sample.Id).ToArrayAsync(Ct);
        var by = await application.Services.GetRequiredService<CuratorDirectory>().ResolveCommandLineAsync(Ct);
        await application.Services.GetRequiredService<LabelLog>().ApplyAsync(
            new(Guid.NewGuid(), dataset, ActKind.BulkLabel, new SampleChange.SetLabel(ids, 6), by), Ct);
        return await db.LabelActs.Select(act => act.At).SingleAsync(Ct);
    }
}
