using Fer.Engine.Metrics;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Ratings;

/// <summary>How figures of agreement read; what is undefined is said to be so.</summary>
internal static class AgreementText
{
    public const string CannotSay = "cannot say";

    /// <summary>0.43 (0.37 to 0.49); without an interval 1.00 (no interval).</summary>
    public static string Kappa(RaterAgreement agreement) => agreement switch
    {
        { Kappa: null } => CannotSay,
        { Kappa: { } kappa, Interval: { } interval } => $"{Two(kappa)} ({Two(interval.Low)} to {Two(interval.High)})",
        { Kappa: { } kappa } => $"{Two(kappa)} (no interval)",
    };

    /// <summary>What rounds to zero has no sign.</summary>
    private static string Two(double value) => Formats.Number(Math.Round(value, 2) + 0.0, 2);

    public static string Share(double? share) => share is null ? CannotSay : Formats.Percent(share);
}
