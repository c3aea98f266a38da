namespace Fer.Web.Features.Browse;

/// <summary>A label that was not stored, because somebody else had labelled the image in the meantime.</summary>
/// <param name="Key">Identity of the press that the browser keeps.</param>
/// <param name="SampleId">The image.</param>
/// <param name="ImageTag">Part of its address.</param>
/// <param name="Theirs">Class index that the other person gave.</param>
/// <param name="Mine">Class index that was to be given.</param>
/// <param name="Other">The other person.</param>
/// <param name="Version">The image's version now.</param>
public sealed record LabelConflict(Guid Key, long SampleId, string ImageTag, int Theirs, int Mine, string Other, int Version);
