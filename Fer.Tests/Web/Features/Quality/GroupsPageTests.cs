using Bunit;
using Fer.Data.Quality;
using Fer.Data.Samples;
using Fer.Tests.TestKit;
using Fer.Web.Features.Quality;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Web.Features.Quality;

public sealed class GroupsPageTests : PageContext
{
    [Fact]
    public async Task Label_ForAConflictingGroup_LabelsAllCopiesAndCanBeTakenBack()
    {
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", new(3, Image: 1), new(0, Image: 1), new(6));
        var cut = RenderGroups(datasetId);

        await cut.InvokeAsync(() => cut.Find("[data-testid=label-group]").ChangeAsync(new() { Value = "5" }));

        cut.WaitForAssertion(() => Assert.Equal("Saved: 2 images are Surprise now", cut.Find("[data-testid=quality-message]").TextContent));
        Assert.Equal([5, 5, 6], await LabelsAsync());

        await cut.InvokeAsync(() => cut.Find("[data-testid=quality-undo]").ClickAsync(new MouseEventArgs()));

        cut.WaitForAssertion(() => Assert.Equal("Taken back: 2 labels", cut.Find("[data-testid=quality-message]").TextContent));
        Assert.Equal([3, 0, 6], await LabelsAsync());
    }

    [Fact]
    public async Task Render_NoCopies_SaysSo()
    {
        var (datasetId, _) = await SpecDataset.AddAsync(Database, "faces", new(3), new(0));
        Navigation.NavigateTo($"quality/groups?dataset={datasetId}");

        var cut = Render<GroupsPage>();

        cut.WaitForAssertion(() => Assert.Contains("No identical images", cut.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SetApart_ANearlyIdenticalImage_LeavesItsGroupAndCanBePutBack()
    {
        var (datasetId, ids) = await AddNearAsync();
        var cut = RenderGroups(datasetId);
        Assert.Contains("correlation 0.980, mirrored", cut.Find("[data-testid=group-kind]").TextContent, StringComparison.Ordinal);

        await cut.InvokeAsync(() => cut.Find($"[data-testid=set-apart-{ids[1]}]").ClickAsync(new MouseEventArgs()));

        cut.WaitForAssertion(() => Assert.Equal("Saved: row 1 is set apart from 1 image", cut.Find("[data-testid=quality-message]").TextContent));
        Assert.Single(cut.FindAll("[data-testid=duplicate-group]"));
        Navigation.NavigateTo($"quality/groups?dataset={datasetId}&show=SetApart");
        cut.WaitForAssertion(() => Assert.Single(cut.FindAll("[data-testid=rejected-pair]")));

        await cut.InvokeAsync(() => cut.Find("[data-testid=rejected-pair] button").ClickAsync(new MouseEventArgs()));

        cut.WaitForAssertion(() => Assert.Equal("Saved: 1 pair counts as nearly identical again", cut.Find("[data-testid=quality-message]").TextContent));
        Assert.False(await Database.ReadAsync(db => db.NearPairs.AnyAsync(pair => pair.IsRejected, Ct)));
    }

    [Fact]
    public async Task Render_KindInTheAddress_ShowsOnlySuchGroups()
    {
        var (datasetId, _) = await AddNearAsync();
        var cut = RenderGroups(datasetId);
        Assert.Equal(2, cut.FindAll("[data-testid=duplicate-group]").Count);

        await cut.InvokeAsync(() => cut.Find("[data-testid=quality-kind]").ChangeAsync(new() { Value = "Exact" }));

        cut.WaitForAssertion(() => Assert.Equal("Same pixels", Assert.Single(cut.FindAll("[data-testid=group-kind]")).TextContent));
        Assert.EndsWith($"quality/groups?dataset={datasetId}&kind=Exact", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thin_AGroupAcrossUsages_ExcludesTheTrainingCopies()
    {
        var (datasetId, ids) = await SpecDataset.AddAsync(Database, "faces", new(3, Image: 1), new(3, SourceUsage.PrivateTest, Image: 1), new(3, Image: 1));
        var cut = RenderGroups(datasetId);

        await cut.InvokeAsync(() => cut.Find("[data-testid=thin-group]").ClickAsync(new MouseEventArgs()));

        cut.WaitForAssertion(() => Assert.Equal("Saved: 2 copies excluded, row 1 stays", cut.Find("[data-testid=quality-message]").TextContent));
        Assert.Equal([ids[0], ids[2]], await Database.ReadAsync(db => db.Samples.Where(s => s.IsExcluded).Select(s => s.Id).ToListAsync(Ct)));
        await cut.InvokeAsync(() => cut.Find("[data-testid=quality-undo]").ClickAsync(new MouseEventArgs()));
        cut.WaitForAssertion(() => Assert.Equal("Taken back: 2 images are included again", cut.Find("[data-testid=quality-message]").TextContent));
    }

    /// <summary>Two images that are nearly the same, and two with the same pixels.</summary>
    private async Task<(int DatasetId, long[] Ids)> AddNearAsync()
    {
        var (datasetId, ids) = await SpecDataset.AddAsync(Database, "faces", new(3), new(3), new(1, Image: 1), new(1, Image: 1));
        await using var db = await Database.Contexts.CreateDbContextAsync(Ct);
        db.NearPairs.Add(new NearPair { FirstId = ids[0], SecondId = ids[1], DatasetId = datasetId, Correlation = 0.98, IsMirrored = true });
        await db.SaveChangesAsync(Ct);
        await db.Samples.Where(sample => sample.Id == ids[0] || sample.Id == ids[1]).ExecuteUpdateAsync(set => set.SetProperty(s => s.NearGroup, ids[0]), Ct);
        return (datasetId, ids);
    }

    private Task<List<int>> LabelsAsync() => Database.ReadAsync(db => db.Samples.OrderBy(sample => sample.Id).Select(sample => sample.Label).ToListAsync(Ct));

    private IRenderedComponent<GroupsPage> RenderGroups(int datasetId)
    {
        Navigation.NavigateTo($"quality/groups?dataset={datasetId}");
        var cut = Render<GroupsPage>();
        cut.WaitForAssertion(() => cut.Find("[data-testid=label-group]"));
        return cut;
    }
}
