namespace Fer.Web.Hosting;

/// <summary>Refuses what another site could make a browser send here: requests and WebSocket upgrades under a foreign name or from a foreign page.</summary>
internal sealed class SameOriginMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) => Judge(context.Request) switch
    {
        Verdict.ForeignHost => RefuseAsync(context, StatusCodes.Status400BadRequest,
            "Fer answers only under this machine's own name. Nothing was changed. Open it as http://localhost and its port."),
        Verdict.ForeignOrigin => RefuseAsync(context, StatusCodes.Status403Forbidden,
            "This request came from another site and was refused. Nothing was changed. Open Fer in a tab of its own."),
        _ => next(context),
    };

    /// <summary>
    /// Any port is accepted in the Host, because a tunnel from another machine has its own; a page cannot choose it.
    /// The Origin, where there is one, must match name and port.
    /// </summary>
    public static Verdict Judge(HttpRequest request)
    {
        if (!request.Host.HasValue || !LoopbackHost.IsLoopback(request.Host.Host.Trim('[', ']')))
            return Verdict.ForeignHost;

        var origins = request.Headers.Origin;
        if (origins.Count > 0 && !(origins.Count == 1 && IsOwn(origins[0], request)))
            return Verdict.ForeignOrigin;

        return IsAskedByOtherSite(request) ? Verdict.ForeignOrigin : Verdict.Own;
    }

    private static bool IsOwn(string? origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);

    /// <summary>A link from elsewhere may open a page; an image, script, frame or fetch of another site (also of another port here) gets nothing.</summary>
    private static bool IsAskedByOtherSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is "" or "same-origin" or "none")
            return false;
        var opensPage = HttpMethods.IsGet(request.Method)
            && request.Headers["Sec-Fetch-Mode"] == "navigate"
            && request.Headers["Sec-Fetch-Dest"] == "document";
        return !opensPage;
    }

    private static Task RefuseAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(sentence);
    }

    internal enum Verdict
    {
        Own,
        ForeignHost,
        ForeignOrigin,
    }
}
