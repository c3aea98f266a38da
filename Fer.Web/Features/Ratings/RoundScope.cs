using Fer.Data.Ratings;
using Fer.Data.Samples;
using Microsoft.AspNetCore.WebUtilities;

namespace Fer.Web.Features.Ratings;

/// <summary>The conditions that a round was drawn from.</summary>
internal static class RoundScope
{
    public static SampleFilter Of(RoundSummary round)
    {
        var query = QueryHelpers.ParseQuery(round.Query);
        return SampleFilterUrl.Parse(round.DatasetId, name => query.TryGetValue(name, out var values) ? values.ToString() : null);
    }
}
