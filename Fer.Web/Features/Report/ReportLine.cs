namespace Fer.Web.Features.Report;

/// <summary>A line of a report's drawing.</summary>
/// <param name="Look">Name of its look in the report's style.</param>
/// <param name="Points">Its points by epoch, from 1; one that is no number is left out.</param>
public sealed record ReportLine(string Look, IReadOnlyList<(int Epoch, double Value)> Points);
