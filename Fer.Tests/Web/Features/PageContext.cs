using Bunit;
using Fer.Data;
using Fer.Engine.Runs;
using Fer.Engine.Splitting;
using Fer.Tests.TestKit;
using Fer.Web.Components.Importing;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Explaining;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using MudBlazor.Services;

namespace Fer.Tests.Web.Features;

/// <summary>A browser tab on a real database, with scripts that answer nothing unless a test says what.</summary>
public abstract class PageContext : BunitContext, IAsyncLifetime
{
    private TestDatabase? _database;

    /// <summary>A page reads a real database; a busy machine may take longer for it than the usual second.</summary>
    static PageContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    protected static CancellationToken Ct => TestLimit.Token;

    protected TestDatabase Database => _database!;

    protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    internal ScriptedImport Import { get; } = new();

    internal FakeExplanations Explanations { get; } = new();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        Services.AddFerData(_database.Folder);
        Services.AddMudServices();
        Services.AddScoped<ShortcutRegistry>().AddScoped<KeyMap>();
        Services.AddSingleton<SplitMaker>();
        Services.AddSingleton<RunQueries>();
        Services.AddScoped<CuratorIdentity>();
        Services.AddSingleton<IUploads, NoUploads>();
        Services.AddSingleton<IImportWork>(Import);
        Services.AddSingleton(provider => new ImportJobs(Import, provider.GetRequiredService<IUploads>(), NullLogger<ImportJobs>.Instance));
        Services.AddSingleton<IExplanations>(Explanations);
        Services.TryAddSingleton<IDatasetDirectory, DatasetDirectory>();
        DefaultWaitTimeout = TimeSpan.FromSeconds(10);
        JSInterop.Mode = JSRuntimeMode.Strict;
        var keys = JSInterop.SetupModule("./Components/Keyboard/ShortcutScope.razor.js").SetupModule("listen", _ => true);
        keys.SetupVoid("update", _ => true).SetVoidResult();
        keys.SetupVoid("dispose").SetVoidResult();
        JSInterop.SetupModule("./Components/Keyboard/KeyMapDialog.razor.js").Setup<Dictionary<string, string>?>("read").SetResult(null);
        // MudBlazor's own scripts are not what is tested here.
        JSInterop.SetupVoid("mudElementRef.addOnBlurEvent", _ => true).SetVoidResult();
        foreach (var call in (string[])["initialize", "connect", "disconnect", "dispose"])
            JSInterop.SetupVoid($"mudPopover.{call}", _ => true).SetVoidResult();
        JSInterop.SetupVoid("mudKeyInterceptor.connect", _ => true).SetVoidResult();
        JSInterop.SetupVoid("mudKeyInterceptor.disconnect", _ => true).SetVoidResult();
        JSInterop.Setup<int>("mudpopoverHelper.countProviders", _ => true).SetResult(1);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _database!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private sealed class NoUploads : IUploads
    {
        public (string Name, string Path)? Locate(Guid id) => null;

        public void Delete(Guid id)
        {
        }
    }
}
