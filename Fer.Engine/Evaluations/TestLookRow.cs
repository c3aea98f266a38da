namespace Fer.Engine.Evaluations;

/// <summary>One look at a test result.</summary>
/// <param name="RunId">Run whose result was looked at.</param>
/// <param name="RunName">Its name.</param>
/// <param name="IsDeleted">Whether the run is deleted since; its look still counts.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="SplitId">The run's split.</param>
/// <param name="SplitName">Its name.</param>
/// <param name="Shared">How many images of the test part asked about are in that split's test part, too.</param>
public sealed record TestLookRow(
    int RunId, string RunName, bool IsDeleted, DateTimeOffset At, string Actor, string Reason, int SplitId, string SplitName, int Shared);
