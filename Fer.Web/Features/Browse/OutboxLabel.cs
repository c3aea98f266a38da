namespace Fer.Web.Features.Browse;

/// <summary>A label key as the browser noted it: for the image that was on the screen when it was pressed.</summary>
/// <param name="Key">Identity of the press; a second arrival of the same one changes nothing.</param>
/// <param name="SampleId">The image.</param>
/// <param name="Version">Its version that the browser knew.</param>
/// <param name="Label">Class index to give.</param>
public sealed record OutboxLabel(Guid Key, long SampleId, int Version, int Label);
