namespace Fer.Data.Labelling;

/// <summary>How an act that a person was shown beforehand ended.</summary>
/// <param name="IsOutdated">Whether it would no longer do what was shown; then nothing was written.</param>
/// <param name="Act">How it ended; null where it is outdated.</param>
public sealed record PlannedActResult(bool IsOutdated, ActResult? Act)
{
    /// <summary>Nothing was written, because the plan no longer holds.</summary>
    public static PlannedActResult Outdated { get; } = new(true, null);
}
