using Fer.Data.Curators;

namespace Fer.Data.Labelling;

/// <summary>One person changes many samples of one dataset, as one act that can be undone as one.</summary>
/// <param name="Key">Identity of the act; sending the same one twice changes nothing the second time.</param>
/// <param name="DatasetId">The dataset; samples of others are passed over.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Change">The change itself.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why, or null.</param>
public sealed record ActOrder(Guid Key, int DatasetId, ActKind Kind, SampleChange Change, ActingCurator By, string? Reason = null);
