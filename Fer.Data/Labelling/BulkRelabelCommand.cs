namespace Fer.Data.Labelling;

/// <summary>One person gives many images of one dataset the same label, as one act that can be undone as one.</summary>
/// <param name="BatchId">Identity of the act; sending the same one twice changes nothing the second time.</param>
/// <param name="DatasetId">The dataset.</param>
/// <param name="SampleIds">The images; those of other datasets are passed over.</param>
/// <param name="Label">Class index to give.</param>
/// <param name="Actor">Who; 1 to 100 characters.</param>
/// <param name="Reason">Why, or null.</param>
public sealed record BulkRelabelCommand(
    Guid BatchId, int DatasetId, IReadOnlyCollection<long> SampleIds, int Label, string Actor, string? Reason = null);
