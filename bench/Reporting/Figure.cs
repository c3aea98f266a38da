namespace Fer.Bench.Reporting;

/// <summary>One measured figure.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The measurement.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Hold">The bound to hold, in words; null where there is none.</param>
/// <param name="Held">Whether it held; null where there is no bound.</param>
/// <param name="Peer">What it is compared with; null where there is no peer on this machine.</param>
/// <param name="Ratio">How many times better than the peer: above 1 is better, whatever the unit.</param>
public sealed record Figure(string Name, double Value, string Unit, string? Hold = null, bool? Held = null, string? Peer = null, double? Ratio = null);
