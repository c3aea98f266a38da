using Bunit;
using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Data.Splits;
using Fer.Engine.Quality;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Hosting.Training;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>What the pages about runs need: a real database, no worker processes.</summary>
public abstract class RunPagesContext : BunitContext, IAsyncLifetime
{
    protected FakeDesk Desk { get; private set; } = null!; // set before each test

    protected FakeScoring Scoring { get; } = new();

    protected TestDatabase Database { get; private set; } = null!; // set before each test

    protected RunFeed Feed { get; } = new();

    protected RunQueue Queue { get; private set; } = null!; // set before each test

    protected static CancellationToken Ct => TestLimit.Token;

    public virtual async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(Ct);
        Queue = new RunQueue(Database.Contexts, TimeProvider.System);
        Desk = new FakeDesk(Queue, new RunStudies(Database.Contexts, TimeProvider.System), new RunDeletion(Database.Contexts, Database.Folder, TimeProvider.System));
        Services.AddMudServices();
        Services.AddSingleton(TimeProvider.System).AddSingleton(Database.Folder).AddSingleton(Database.Contexts).AddFerRuns().AddFerQuality();
        Services.AddSingleton<SplitDriftReader>().AddSingleton<DatasetList>().AddSingleton<QualityIssues>();
        Services.AddSingleton(Feed);
        Services.AddSingleton<ITrainingDesk>(Desk);
        Services.AddSingleton<IScoring>(Scoring);
        Services.AddSingleton<IDeviceCatalog>(new FakeDevices());
        // The scripts of charts and of MudBlazor are not what is tested here.
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./Components/Charts/ApexChart.razor.js").SetupModule("create", _ => true);
        Render<MudPopoverProvider>();
    }

    internal Task<RunFixture> AddDatasetAsync() => RunFixture.CreateAsync(Database, Ct);

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await base.DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
