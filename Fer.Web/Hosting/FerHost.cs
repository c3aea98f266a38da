using Fer.Data.Storage;
using Microsoft.AspNetCore.Connections;

namespace Fer.Web.Hosting;

/// <summary>Builds, starts and ends the web application, and says in one sentence why it cannot start.</summary>
internal static class FerHost
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
            builder.AddFerWeb();
            await using var app = builder.Build();
            app.UseFerWeb();
            await app.Services.GetRequiredService<DatabaseInitializer>().InitializeAsync(app.Lifetime.ApplicationStopping);
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
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            return await FailAsync("Fer cannot start: another program already listens on its address. Stop that program, or choose another port with --urls http://localhost:5081.");
        }
    }

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 1;
    }
}
