using Fer.Data.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Fer.Web.Hosting;

/// <summary>Builds, starts and ends the web application, and says in one sentence why it cannot start.</summary>
internal static class FerHost
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            if (UsesSockets(app))
                LoopbackBinding.EnsureFree((app.Configuration[WebHostDefaults.ServerUrlsKey] ?? LoopbackBinding.DefaultUrl).Split(';'));
            await PrepareAsync(app);
            await app.RunAsync();
            return 0;
        }
        catch (StartRefusedException refusal)
        {
            return await FailAsync(refusal.Message);
        }
        catch (DataFolderException refusal)
        {
            return await FailAsync(refusal.Message);
        }
    }

    /// <summary>The application as it runs, not yet started.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(FerHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        // Not from the whole configuration: a variable named DATA, which means nothing to Fer, would choose the folder.
        var asked = new ConfigurationBuilder().AddCommandLine(args).Build();
        builder.AddFerWeb(asked["data"]);
        var app = builder.Build();
        app.UseFerWeb();
        return app;
    }

    /// <summary>Makes the data folder ready before the first page is served.</summary>
    public static Task PrepareAsync(WebApplication app) =>
        app.Services.GetRequiredService<DatabaseInitializer>().InitializeAsync(app.Lifetime.ApplicationStopping);

    /// <summary>False in tests that replace the server by one in memory.</summary>
    private static bool UsesSockets(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().GetType().Assembly == typeof(KestrelServer).Assembly;

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
