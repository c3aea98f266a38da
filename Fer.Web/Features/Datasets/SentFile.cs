namespace Fer.Web.Features.Datasets;

/// <summary>A file that has arrived.</summary>
public sealed record SentFile(Guid Id, string Name, long Bytes);
