namespace Fer.Web.Hosting;

/// <summary>Fer has no login yet, so it listens only where nobody but this machine's users can reach it.</summary>
internal static class LoopbackBinding
{
    /// <summary>The port is fixed so that a bookmarked page, with its filters in the address, keeps working.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    public static void Apply(WebApplicationBuilder builder)
    {
        var asked = builder.Configuration[WebHostDefaults.ServerUrlsKey];
        var urls = string.IsNullOrWhiteSpace(asked) ? DefaultUrl : asked;
        var endpoints = builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "");
        var foreign = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(endpoints)
            .FirstOrDefault(url => !IsLoopback(url));
        if (foreign is not null)
            throw new StartRefusedException(
                $"Fer cannot start on {foreign}: it has no login, so it listens only on this machine; use an address such as {DefaultUrl}, and an SSH tunnel to reach it from elsewhere.");
        builder.WebHost.UseUrls(urls);
    }

    /// <summary>A loopback name or address; a wildcard, a machine's name or a path is none.</summary>
    public static bool IsLoopback(string url)
    {
        try
        {
            return LoopbackHost.IsLoopback(BindingAddress.Parse(url).Host);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
