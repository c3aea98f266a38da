using System.Globalization;

namespace Fer.Data.Ratings;

/// <summary>When raters count as agreed.</summary>
/// <param name="LeastRaters">Fewest raters who must have answered; 1 or more.</param>
/// <param name="LeastShare">Least share of all answers on the sample, unsure ones included, that the most frequent answer needs; 0.5 to 1.</param>
public sealed record ConsensusRules(int LeastRaters = 2, double LeastShare = 0.6)
{
    /// <summary>Judges the answers on one sample.</summary>
    /// <param name="answers">Class indices, <see cref="Rating.NotAFace"/> and <see cref="Rating.Unsure"/>, one a rater.</param>
    /// <returns>
    /// The class, where enough raters answered and one class alone is the most frequent answer with enough of them.
    /// Where that answer is unsure, or where two answers are equally frequent, the sample is disputed.
    /// </returns>
    public ConsensusVerdict Judge(IReadOnlyCollection<int> answers)
    {
        if (answers.Count < LeastRaters || answers.Count == 0)
            return new ConsensusVerdict(ConsensusState.TooFewAnswers, null);
        var groups = answers.GroupBy(answer => answer).Select(group => (Answer: group.Key, Count: group.Count()))
            .OrderByDescending(group => group.Count).Take(2).ToList();
        // A share such as 2/3 may miss a bound written as a decimal by a rounding.
        var isAgreed = (groups.Count == 1 || groups[0].Count > groups[1].Count) && (double)groups[0].Count / answers.Count >= LeastShare - 1e-9;
        return groups[0].Answer switch
        {
            _ when !isAgreed => new ConsensusVerdict(ConsensusState.Disputed, null),
            Rating.Unsure => new ConsensusVerdict(ConsensusState.Disputed, null),
            Rating.NotAFace => new ConsensusVerdict(ConsensusState.NotAFace, null),
            var label => new ConsensusVerdict(ConsensusState.Agreed, label),
        };
    }

    /// <summary>The rules as the reason of an act.</summary>
    public string ReasonIn(string round) => string.Create(
        CultureInfo.InvariantCulture, $"Consensus of round {round}: at least {LeastRaters} raters, {LeastShare * 100:0.#} % of the answers");
}
