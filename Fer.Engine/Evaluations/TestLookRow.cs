namespace Fer.Engine.Evaluations;

/// <summary>One look at a test result.</summary>
/// <param name="RunId">Run whose result was looked at.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Reason">Why.</param>
public sealed record TestLookRow(int RunId, DateTimeOffset At, string Actor, string Reason);
