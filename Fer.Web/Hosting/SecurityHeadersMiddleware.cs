using Microsoft.Extensions.Primitives;

namespace Fer.Web.Hosting;

/// <summary>Puts the same protective headers on every response: pages, assets, sockets, refusals and errors.</summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    /// <summary>
    /// Styles may be inline because MudBlazor and ApexCharts set them; scripts may not, so there is no import map either. WebAssembly may be compiled
    /// everywhere, since the webcam page is mostly reached without another document; text still may not become script.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly KeyValuePair<string, StringValues>[] Headers =
    [
        new("Content-Security-Policy", ContentSecurityPolicy),
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        // Not "no-referrer": under it a browser sends "Origin: null" with our own forms, which we refuse.
        new("Referrer-Policy", "same-origin"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), payment=(), usb=()"),
    ];

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment, because an error handler clears headers that were set earlier.
        context.Response.OnStarting(() =>
        {
            foreach (var (name, value) in Headers)
                context.Response.Headers[name] = value;
            return Task.CompletedTask;
        });
        return next(context);
    }
}
