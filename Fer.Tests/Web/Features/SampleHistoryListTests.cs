using System.Text.RegularExpressions;
using Bunit;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Tests.TestKit;
using Fer.Web.Features.Browse;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features;

public sealed partial class SampleHistoryListTests : PageContext
{
    [Fact]
    public async Task List_EverythingThatHappened_IsSaidInWordsNewestFirst()
    {
        var (dataset, ids) = await TinyDataset.AddAsync(Database, "faces", 3, 0);
        var ada = await Database.CuratorAsync("ada");
        await Database.Labels.RelabelAsync(new(Guid.NewGuid(), ids[0], 3, 1, ada), Ct);
        await Database.Labels.ApplyAsync(new(Guid.NewGuid(), dataset, ActKind.BulkLabel, new SampleChange.SetLabel(ids, 6), ada, "too calm"), Ct);
        await Database.Labels.ApplyAsync(new(Guid.NewGuid(), dataset, ActKind.Exclude, new SampleChange.SetExcluded([ids[0]], true), ada), Ct);
        await Database.Labels.ApplyAsync(new(Guid.NewGuid(), dataset, ActKind.Tag, new SampleChange.SetTag([ids[0]], "dark", true), await Database.CuratorAsync("bob")), Ct);
        await Database.Undo.UndoLastAsync(dataset, ada, Ct);

        var cut = await RenderListAsync(dataset, ids[0]);

        Assert.Equal(["Included again", "Tagged dark", "Excluded", "Happy → Neutral", "Label confirmed", "Imported as Happy"], cut.FindAll(".what").Select(item => item.TextContent));
        Assert.Equal(["Excluded"], cut.FindAll(".undone .what").Select(item => item.TextContent));
        Assert.StartsWith("taken back by ada ·", Plain(cut.FindAll(".who")[0].TextContent), StringComparison.Ordinal);
        Assert.Equal("with 1 other", cut.FindAll(".who")[3].QuerySelector("a")!.TextContent);
        Assert.Equal($"datasets/history?dataset={dataset}&act=2", cut.FindAll(".who")[3].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("too calm", Assert.Single(cut.FindAll(".why")).TextContent);
    }

    [Fact]
    public async Task List_StateOfTheImageChanged_IsReadAgain()
    {
        var (dataset, ids) = await TinyDataset.AddAsync(Database, "faces", 3);
        var cut = await RenderListAsync(dataset, ids[0]);
        await Database.Labels.ApplyAsync(new(Guid.NewGuid(), dataset, ActKind.Exclude, new SampleChange.SetExcluded(ids, true), await Database.CuratorAsync("ada")), Ct);

        cut.Render(parameters => parameters.Add(list => list.State, "changed"));

        cut.WaitForAssertion(() => Assert.Equal(["Excluded", "Imported as Happy"], cut.FindAll(".what").Select(item => item.TextContent)));
    }

    private async Task<IRenderedComponent<SampleHistoryList>> RenderListAsync(int dataset, long sample)
    {
        var classes = await Services.GetRequiredService<DatasetList>().ReadClassesAsync(dataset, Ct);
        var cut = Render<SampleHistoryList>(parameters => parameters
            .Add(list => list.DatasetId, dataset).Add(list => list.SampleId, sample).Add(list => list.Classes, classes));
        cut.WaitForAssertion(() => cut.Find("[data-testid=history]"));
        return cut;
    }

    private static string Plain(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
