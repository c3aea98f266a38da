namespace Fer.Web.Components.Runs;

/// <summary>How long a run is expected to take.</summary>
/// <param name="Time">The time.</param>
/// <param name="Basis">Where the figure comes from in a few words, such as <c>measured here</c>.</param>
/// <param name="Source">The same in full, such as <c>850 images/s in the last run of fast on cpu</c>.</param>
public sealed record ExpectedTime(TimeSpan Time, string Basis, string Source);
