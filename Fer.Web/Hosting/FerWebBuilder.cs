using Fer.Data;
using Fer.Data.Storage;
using MudBlazor.Services;

namespace Fer.Web.Hosting;

/// <summary>What the application is made of; each feature adds its own services in <see cref="WebServices"/>.</summary>
internal static class FerWebBuilder
{
    /// <summary>How long a circuit waits for its browser to come back, such as after the machine slept.</summary>
    private static readonly TimeSpan CircuitRetention = TimeSpan.FromMinutes(30);

    /// <summary>Adds everything the application is made of.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="asked">Data folder named on the command line; null for the configured one.</param>
    public static void AddFerWeb(this WebApplicationBuilder builder, string? asked)
    {
        LoopbackBinding.Apply(builder);
        // Without it, only the Development environment serves the assets of an unpublished build.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // The keys protect nothing but antiforgery tokens of this machine's own user; the warning that they are not encrypted would only alarm.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DisconnectedCircuitRetentionPeriod = CircuitRetention;
            circuits.DisconnectedCircuitMaxRetained = 20;
            circuits.DetailedErrors = false;
        });
        builder.Services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomRight;
            mud.SnackbarConfiguration.PreventDuplicates = true;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddFerData(DataFolder.Choose(asked, builder.Configuration["Fer:DataDirectory"]));
        builder.Services.AddWebServices();
    }
}
