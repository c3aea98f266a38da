namespace Fer.Web.Features.Browse;

/// <summary>An image that may come next, as far as the browser has to know it.</summary>
/// <param name="Id">The image.</param>
/// <param name="Version">Its version.</param>
/// <param name="Label">Its class index.</param>
/// <param name="Source">Address of its picture.</param>
public sealed record OutboxImage(long Id, int Version, int Label, string Source);
