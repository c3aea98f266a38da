namespace Fer.Data.Labelling;

/// <summary>One person gives one image a label.</summary>
/// <param name="EventId">Identity of the act; sending the same one twice changes nothing the second time.</param>
/// <param name="SampleId">The image.</param>
/// <param name="Label">Class index to give.</param>
/// <param name="SeenVersion">The sample's version that the person saw.</param>
/// <param name="Actor">Who; 1 to 100 characters.</param>
/// <param name="Reason">Why, or null.</param>
public sealed record RelabelCommand(Guid EventId, long SampleId, int Label, int SeenVersion, string Actor, string? Reason = null);
