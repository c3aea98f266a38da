using Fer.Data.Ratings;
using Fer.Web.Components.Layout;

namespace Fer.Web.Features.Ratings;

/// <summary>Addresses of a round's pages; each keeps the dataset of the round.</summary>
internal static class RoundAddress
{
    public static string Rate(RoundSummary round) => Rate(round.Id, round.DatasetId);

    public static string Rate(int roundId, int datasetId) => DatasetAddress.For($"ratings/{roundId}", datasetId);

    public static string Results(RoundSummary round) => DatasetAddress.For($"ratings/{round.Id}/results", round.DatasetId);

    public static string Consensus(RoundSummary round) => DatasetAddress.For($"ratings/{round.Id}/consensus", round.DatasetId);

    public static string All(int datasetId) => DatasetAddress.For("datasets/ratings", datasetId);
}
