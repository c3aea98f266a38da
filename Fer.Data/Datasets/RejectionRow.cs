namespace Fer.Data.Datasets;

/// <summary>A row or entry that could not be used.</summary>
/// <param name="Place">Where it stands in its source.</param>
/// <param name="Reason">Why it could not be used.</param>
public sealed record RejectionRow(string Place, string Reason);
