using Fer.Data.Curators;

namespace Fer.Data.Labelling;

/// <summary>One person gives one image a label, and stands by it: the image counts as reviewed from then on.</summary>
/// <param name="Key">Identity of the act; sending the same one twice changes nothing the second time.</param>
/// <param name="SampleId">The image.</param>
/// <param name="Label">Class index to give.</param>
/// <param name="SeenVersion">The sample's version that the person saw.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why, or null.</param>
public sealed record RelabelCommand(Guid Key, long SampleId, int Label, int SeenVersion, ActingCurator By, string? Reason = null);
