using System.Collections.Concurrent;
using Fer.Data.Samples;
using Fer.Data.Samples.Facets;
using Fer.Tests.TestKit;
using Fer.Web.Features.Browse;

namespace Fer.Tests.Web.Features;

public sealed class GridViewTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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

    private static async Task<(GridView View, int DatasetId)> MakeAsync(TestDatabase database, int mostCells)
    {
        var (datasetId, _) = await TinyDataset.AddAsync(database, "faces", [.. Enumerable.Repeat(3, 20)]);
        return (new GridView(new SampleGrid(database.Contexts), new SamplePages(database.Contexts), new SampleFacets(database.Contexts), mostCells), datasetId);
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
