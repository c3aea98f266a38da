using System.Collections.Concurrent;
using Fer.Data.Samples;
using Fer.Data.Samples.Facets;
using Fer.Tests.TestKit;
using Fer.Web.Features.Browse;

namespace Fer.Tests.Web.Features;

public sealed class GridViewTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Show_MoreThanIsHeld_KeepsTheScreenAndTheSelectedImage()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (view, datasetId) = await MakeAsync(database, mostCells: 4);
        await view.LoadAsync(new SampleFilter(datasetId), Ct);
        await view.SelectAsync(0, Ct);
        await view.ShowAsync(2, 6, Ct);

        await view.ShowAsync(4, 6, Ct);

        Assert.NotNull(view.CellAt(0));
        Assert.All(Enumerable.Range(4, 6), index => Assert.NotNull(view.CellAt(index)));
        Assert.Null(view.CellAt(2));
    }

    [Fact]
    public async Task Load_InACircuit_TakesTheResultsOverOnItsThreadOnly()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (view, datasetId) = await MakeAsync(database, mostCells: 4);
        using var circuit = new HeldContext();

        var load = circuit.Run(() => view.LoadAsync(new SampleFilter(datasetId), Ct));
        var next = circuit.Take(Ct);

        Assert.Equal(0, view.Count);
        next();
        await load;
        Assert.Equal(20, view.Count);
    }

    [Fact]
    public async Task Load_MoreThanAPage_ShowsTheFirstAtOnceAndWaitsForLaterPlaces()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await TinyDataset.AddAsync(database, "faces", [.. Enumerable.Repeat(3, 1_200)]);
        var view = NewView(database, 20_000, firstPage: 10, nextPage: 100);

        await view.LoadAsync(new SampleFilter(datasetId), new SampleSort(SampleSortKey.Imported, IsDescending: true), Ct);

        Assert.Equal((1_200, ids[^1]), (view.Count, view.IdAt(0)));
        await view.ShowAsync(1_190, 10, Ct);
        Assert.Equal(ids[0], view.CellAt(1_199)!.Id);
        Assert.Equal(1_199, await view.FindAsync(ids[0], Ct));
        Assert.Equal(-1, await view.FindAsync(999_999, Ct));
        Assert.Equal(ids.Reverse(), await view.ListAsync(Ct));
    }

    [Fact]
    public async Task Recount_AfterALabel_FollowsItWhileTheImagesStay()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (datasetId, ids) = await TinyDataset.AddAsync(database, "faces", 3, 3, 0);
        var (view, filter) = (NewView(database, 10), new SampleFilter(datasetId) { Classes = [3] });
        await view.LoadAsync(filter, Ct);
        await database.Labels.RelabelAsync(new(Guid.NewGuid(), ids[0], 5, 1, await database.CuratorAsync("ada")), Ct);

        await view.RecountAsync(filter, Ct);

        Assert.Equal(2, view.Count);
        Assert.Equal((1, 1), (view.Facets.Total, view.Counts[5]));
        Assert.Equal(1, view.Facets[Facet.Reviewed].GetValueOrDefault(0));
    }

    [Fact]
    public async Task RelabelledCount_ImagesLabelledTwiceAndTakenBack_CountsEachThatDiffersOnce()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (view, datasetId) = await MakeAsync(database, mostCells: 20);
        await view.LoadAsync(new SampleFilter(datasetId), Ct);
        await view.ShowAsync(0, 20, Ct);
        var ada = await database.CuratorAsync("ada");
        var (first, second) = (view.IdAt(0), view.IdAt(1));

        await LabelAsync(first, 1, 5);
        await LabelAsync(first, 2, 6);
        await LabelAsync(second, 1, 4);
        Assert.Equal(2, view.RelabelledCount);

        await database.Undo.UndoLastAsync(datasetId, ada, Ct);
        await view.RefreshAsync([second], Ct);
        Assert.Equal(1, view.RelabelledCount);

        await LabelAsync(first, 3, 3);
        Assert.Equal(0, view.RelabelledCount);

        async Task LabelAsync(long id, int version, int label)
        {
            var before = view.CellAt(view.IndexOf(id))!.Label;
            var result = await database.Labels.RelabelAsync(new(Guid.NewGuid(), id, label, version, ada), Ct);
            view.Relabel(id, result.Label, result.Version);
            view.MoveCount(id, before, result.Label);
        }
    }

    private static GridView NewView(TestDatabase database, int mostCells, int firstPage = 500, int nextPage = 500) =>
        new(new SampleGrid(database.Contexts), new SamplePages(database.Contexts), new SampleFacets(database.Contexts), mostCells) { FirstPage = firstPage, NextPage = nextPage };

    private static async Task<(GridView View, int DatasetId)> MakeAsync(TestDatabase database, int mostCells)
    {
        var (datasetId, _) = await TinyDataset.AddAsync(database, "faces", [.. Enumerable.Repeat(3, 20)]);
        return (NewView(database, mostCells), datasetId);
    }

    /// <summary>A circuit whose turn comes when the test says so.</summary>
    private sealed class HeldContext : SynchronizationContext, IDisposable
    {
        private readonly BlockingCollection<Action> _turns = [];

        public override void Post(SendOrPostCallback d, object? state) => _turns.Add(() => d(state), CancellationToken.None);

        public Action Take(CancellationToken ct) => _turns.Take(ct);

        /// <summary>Starts something as the circuit would; the test itself goes on outside.</summary>
        public Task Run(Func<Task> start)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                return start();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }

        public void Dispose() => _turns.Dispose();
    }
}
