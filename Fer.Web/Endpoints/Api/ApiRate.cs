using Microsoft.AspNetCore.RateLimiting;

namespace Fer.Web.Endpoints.Api;

/// <summary>How often the API may be asked, so that a script gone wild leaves the pages and a training their share of the machine.</summary>
internal static class ApiRate
{
    /// <summary>Policy of all endpoints of the API.</summary>
    public const string Policy = "api";

    /// <summary>Requests that may come at once.</summary>
    public const int Burst = 200;

    /// <summary>Requests a second that are answered in the long run.</summary>
    public const int PerSecond = 50;

    public static IServiceCollection AddApiRate(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.AddTokenBucketLimiter(Policy, bucket =>
        {
            bucket.TokenLimit = Burst;
            bucket.TokensPerPeriod = PerSecond;
            bucket.ReplenishmentPeriod = TimeSpan.FromSeconds(1);
            bucket.QueueLimit = 0;
        });
        limiter.OnRejected = RefuseAsync;
    });

    private static ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken ct)
    {
        rejected.HttpContext.Response.Headers.RetryAfter = "1";
        return new(ApiProblems.WriteAsync(
            rejected.HttpContext, StatusCodes.Status429TooManyRequests, "Too many requests",
            $"The API answers {PerSecond} requests a second. Nothing was changed. Wait a second, and send several images in one request rather than one in each."));
    }
}
