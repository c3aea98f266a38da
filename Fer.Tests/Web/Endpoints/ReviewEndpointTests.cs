using System.Net;
using System.Text.Json;
using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Web.Endpoints;

public sealed class ReviewEndpointTests : IAsyncLifetime
{
    private readonly FerApplication _application = new();
    private HttpClient _client = null!; // set before each test
    private int _dataset;

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _client = _application.CreateClient();
        (_dataset, var ids) = await SpecDataset.AddAsync(_application.Contexts, "faces", new(0), new(1));
        await using var db = await _application.Contexts.CreateDbContextAsync(Ct);
        await db.Set<DatasetClass>().Where(row => row.DatasetId == _dataset && row.Index == 3).ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "=cmd()"), Ct);
        db.QualityIssues.AddRange(
            New(ids[0], QualityIssueKind.LabelSuspect, 0, 3, 0.9),
            New(ids[1], QualityIssueKind.TooDark, 1, null, 0.4));
        await db.SaveChangesAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
    }

    [Fact]
    public async Task Get_Csv_HoldsTheIssuesAndNoFormula()
    {
        using var response = await _client.GetAsync($"/datasets/{_dataset}/review.csv", Ct);
        var lines = (await response.Content.ReadAsStringAsync(Ct)).Split("\r\n");

        Assert.Equal("faces-review.csv", response.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.StartsWith("issue_id,sample_id,source,key,usage,kind,score,given_label,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("faces.csv,row 0,Training,LabelSuspect,0.9,0,Angry,3,'=cmd(),0,Angry,Open,,,", lines[1], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public async Task Get_JsonOfOneKind_HoldsOnlyThose()
    {
        using var json = JsonDocument.Parse(await _client.GetStringAsync($"/datasets/{_dataset}/review.json?kind=TooDark", Ct));

        var issue = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(("TooDark", "Open", "row 1"), (issue.GetProperty("kind").GetString(), issue.GetProperty("state").GetString(), issue.GetProperty("key").GetString()));
    }

    [Theory]
    [InlineData("review.csv?kind=Ugly", HttpStatusCode.BadRequest)]
    [InlineData("review.json?given=0,x", HttpStatusCode.BadRequest)]
    [InlineData("review.csv?kind=TooDark&given=1", HttpStatusCode.OK)]
    public async Task Get_ConditionThatCannotBeUnderstood_IsRefused(string file, HttpStatusCode status)
    {
        using var response = await _client.GetAsync($"/datasets/{_dataset}/{file}", Ct);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Get_UnknownDataset_IsNotFound()
    {
        using var response = await _client.GetAsync("/datasets/999/review.csv", Ct);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private QualityIssue New(long sample, QualityIssueKind kind, int given, int? suggested, double score) => new()
    {
        DatasetId = _dataset,
        SampleId = sample,
        Kind = kind,
        Score = score,
        Priority = score,
        GivenLabel = given,
        SuggestedLabel = suggested,
        Evidence = "{}",
        FoundAt = TinyDataset.ImportedAt,
    };
}
