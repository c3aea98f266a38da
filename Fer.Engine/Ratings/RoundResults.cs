using Fer.Data.Ratings;
using Fer.Engine.Metrics;

namespace Fer.Engine.Ratings;

/// <summary>What the answers of a round say about the agreement of its raters.</summary>
/// <remarks>
/// "Not a face" is an answer like a class. "Unsure" is no answer: it is counted, and left out of every agreement.
/// </remarks>
public sealed record RoundResults
{
    /// <summary>Images of the round.</summary>
    public required int SampleCount { get; init; }

    /// <summary>Each rater, by name.</summary>
    public required IReadOnlyList<RaterResult> Raters { get; init; }

    /// <summary>Each pair of raters.</summary>
    public required IReadOnlyList<PairResult> Pairs { get; init; }

    /// <summary>Fleiss' kappa of all raters, over the images that at least two of them decided on.</summary>
    public required RaterAgreement All { get; init; }

    /// <summary>Agreement on each class, by index, and on "not a face" at the end.</summary>
    public required IReadOnlyList<SpecificAgreement> Classes { get; init; }

    /// <summary>Works the figures out.</summary>
    /// <param name="samples">The round's samples with their answers.</param>
    /// <param name="classes">Indices of the classes in use.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    public static RoundResults Of(IReadOnlyList<RatedSample> samples, IEnumerable<int> classes, int seed = 1)
    {
        var raters = samples.SelectMany(sample => sample.Answers).GroupBy(answer => answer.CuratorId)
            .Select(group => (Id: group.Key, group.First().Name)).OrderBy(rater => rater.Name, StringComparer.Ordinal).ThenBy(rater => rater.Id).ToList();
        var given = samples.SelectMany(sample => sample.Answers.Select(answer => (sample, answer))).ToLookup(row => row.answer.CuratorId);
        var decided = raters.ToDictionary(
            rater => rater.Id,
            rater => given[rater.Id].Where(row => row.answer.Answer != Rating.Unsure).ToDictionary(row => row.sample.SampleId, row => row.answer.Answer));
        var labels = samples.ToDictionary(sample => sample.SampleId, sample => sample.Label);
        var counts = new AnswerCounts(samples.Select(sample => sample.Answers.Select(answer => answer.Answer).Where(answer => answer != Rating.Unsure).ToList()));
        return new RoundResults
        {
            SampleCount = samples.Count,
            Raters = [.. raters.Select(rater => new RaterResult(
                rater.Id, rater.Name, given[rater.Id].Count(), given[rater.Id].Count(row => row.answer.Answer == Rating.Unsure),
                given[rater.Id].Count(row => row.answer.Answer == Rating.NotAFace), Compare(decided[rater.Id], labels)))],
            Pairs = [.. raters.SelectMany((first, place) => raters.Skip(place + 1).Select(second =>
                new PairResult(first.Name, second.Name, Compare(decided[first.Id], decided[second.Id]))))],
            All = FleissKappa.Of(counts, seed),
            Classes = [.. classes.Order().Append(Rating.NotAFace).Select(category => SpecificAgreement.Of(counts, category))],
        };
    }

    private static RaterAgreement Compare(Dictionary<long, int> first, Dictionary<long, int> second)
    {
        long[] both = [.. first.Keys.Where(second.ContainsKey)];
        return CohenKappa.Of(both.Select(id => first[id]).ToArray(), both.Select(id => second[id]).ToArray());
    }
}
