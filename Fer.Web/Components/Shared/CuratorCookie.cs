namespace Fer.Web.Components.Shared;

/// <summary>The cookie by which a browser is known again as one person.</summary>
public static class CuratorCookie
{
    private const string Name = "fer-curator";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3650);

    /// <summary>The browser's key; a browser without one gets one.</summary>
    public static Guid ReadOrMake(HttpContext context)
    {
        if (Read(context.Request) is { } known)
            return known;
        var key = Guid.NewGuid();
        context.Response.Cookies.Append(Name, key.ToString("N"), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            IsEssential = true,
            MaxAge = Lifetime,
        });
        return key;
    }

    /// <summary>The browser's key, or null where it has none.</summary>
    public static Guid? Read(HttpRequest request) =>
        Guid.TryParseExact(request.Cookies[Name], "N", out var key) ? key : null;
}
