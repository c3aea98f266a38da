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
        { Kappa: { } kappa, Interval: { } interval } => $"{Formats.Number(kappa, 2)} ({Formats.Number(interval.Low, 2)} to {Formats.Number(interval.High, 2)})",
        { Kappa: { } kappa } => $"{Formats.Number(kappa, 2)} (no interval)",
    };

    public static string Share(double? share) => share is null ? CannotSay : Formats.Percent(share);
}
