using Fer.Data.Views;
using Fer.Tests.TestKit;

namespace Fer.Tests.Data.Views;

public sealed class SavedViewsTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Save_NameThatIsTaken_IsRefusedUntilReplacementIsAskedFor()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await TinyDataset.AddAsync(database, "d", 1);
        var views = new SavedViews(database.Contexts, TimeProvider.System);
        Assert.Equal(SaveViewOutcome.Saved, await views.SaveAsync(datasetId, " Dark ", "brightness=0", false, Ct));

        Assert.Equal(SaveViewOutcome.NameTaken, await views.SaveAsync(datasetId, "dark", "brightness=10", false, Ct));
        Assert.Equal(["brightness=0"], (await views.ListAsync(datasetId, Ct)).Select(view => view.Query));
        Assert.Equal(SaveViewOutcome.Saved, await views.SaveAsync(datasetId, "dark", "brightness=10", true, Ct));
        Assert.Equal([("dark", "brightness=10")], (await views.ListAsync(datasetId, Ct)).Select(view => (view.Name, view.Query)));
    }

    [Fact]
    public async Task Save_BadNameOrDataset_WritesNothing()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await TinyDataset.AddAsync(database, "d", 1);
        var views = new SavedViews(database.Contexts, TimeProvider.System);

        Assert.Equal(SaveViewOutcome.BadName, await views.SaveAsync(datasetId, "  ", "", false, Ct));
        Assert.Equal(SaveViewOutcome.BadName, await views.SaveAsync(datasetId, new string('a', SavedView.LongestName + 1), "", false, Ct));
        Assert.Equal(SaveViewOutcome.Unknown, await views.SaveAsync(99, "a", "", false, Ct));
        Assert.Empty(await views.ListAsync(datasetId, Ct));
    }

    [Fact]
    public async Task Rename_ToItsOwnNameOrAnother_KeepsNamesUnique()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await TinyDataset.AddAsync(database, "d", 1);
        var (otherId, _) = await TinyDataset.AddAsync(database, "other", 1);
        var views = new SavedViews(database.Contexts, TimeProvider.System);
        await views.SaveAsync(datasetId, "a", "", false, Ct);
        await views.SaveAsync(datasetId, "b", "", false, Ct);
        await views.SaveAsync(otherId, "c", "", false, Ct);
        var id = (await views.ListAsync(datasetId, Ct))[0].Id;

        Assert.Equal(SaveViewOutcome.NameTaken, await views.RenameAsync(id, "B", Ct));
        Assert.Equal(SaveViewOutcome.Saved, await views.RenameAsync(id, "A", Ct));
        Assert.Equal(SaveViewOutcome.Saved, await views.RenameAsync(id, "c", Ct));
        Assert.Equal(SaveViewOutcome.Unknown, await views.RenameAsync(999, "d", Ct));
        Assert.Equal(["b", "c"], (await views.ListAsync(datasetId, Ct)).Select(view => view.Name));
    }

    [Fact]
    public async Task Delete_AndSaveAgain_BringsItBack()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, _) = await TinyDataset.AddAsync(database, "d", 1);
        var views = new SavedViews(database.Contexts, TimeProvider.System);
        await views.SaveAsync(datasetId, "a", "class=1", false, Ct);
        var view = (await views.ListAsync(datasetId, Ct))[0];

        await views.DeleteAsync(view.Id, Ct);
        Assert.Empty(await views.ListAsync(datasetId, Ct));
        await views.SaveAsync(datasetId, view.Name, view.Query, false, Ct);
        Assert.Equal("class=1", (await views.ListAsync(datasetId, Ct))[0].Query);
    }
}
