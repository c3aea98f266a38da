namespace Fer.Engine.Evaluations;

/// <summary>A setting in which compared runs differ.</summary>
/// <param name="Name">Setting in words, such as <c>Batch size</c>.</param>
/// <param name="Values">Its value in each run, in the runs' order.</param>
public sealed record SettingDifference(string Name, IReadOnlyList<string> Values);
