namespace Fer.Engine.Exchange;

/// <summary>How far an export is.</summary>
/// <param name="Done">Images written.</param>
/// <param name="Total">Images in all.</param>
public sealed record ExportProgress(int Done, int Total);
