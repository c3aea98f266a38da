using Fer.Data.Samples;

namespace Fer.Data.Votes;

/// <summary>What the votes on one sample come to.</summary>
/// <param name="Majority">As <see cref="Sample.Majority"/>.</param>
/// <param name="Agreement">Share of the votes that the most frequent answer got; above 0 to 1. In a tie, the share of each of the tied answers.</param>
/// <param name="Entropy">-Σ p log2 p over the answers, in bits (Shannon 1948); 0 where all agree.</param>
/// <param name="VoteCount">Votes counted; above 0.</param>
public readonly record struct VoteSummary(int Majority, double Agreement, double Entropy, int VoteCount)
{
    /// <summary>
    /// Sums votes up. Votes of all studies are pooled, and words for the same class count as one answer. <c>unknown</c>, <c>NF</c>
    /// and each word without a class are answers like any other: they can win, they can tie, and they count in the agreement and
    /// the entropy. The answer with the most votes is the majority, however few they are; where two answers of any kind share the
    /// most votes, it is <see cref="VoteMajority.Tie"/>. No vote is dropped as an outlier, as FER+'s authors do with single votes.
    /// </summary>
    /// <returns>Null where there is no vote.</returns>
    public static VoteSummary? Of(IEnumerable<(string Word, int Count)> votes, VoteWords words)
    {
        var counts = new Dictionary<(int Answer, string? Word), int>();
        var total = 0;
        foreach (var (word, count) in votes)
        {
            var answer = words.AnswerOf(word);
            var key = answer == VoteMajority.NoSuchClass ? (answer, (string?)word) : (answer, null);
            counts[key] = counts.GetValueOrDefault(key) + count;
            total += count;
        }
        if (total == 0)
            return null;
        var most = counts.Values.Max();
        var winners = counts.Where(pair => pair.Value == most).Take(2).ToList();
        var entropy = -counts.Values.Where(count => count > 0).Sum(count => (double)count / total * Math.Log2((double)count / total));
        return new VoteSummary(winners.Count > 1 ? VoteMajority.Tie : winners[0].Key.Answer, (double)most / total, Math.Max(0, entropy), total);
    }
}
