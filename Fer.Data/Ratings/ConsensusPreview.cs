using Fer.Data.Labelling;

namespace Fer.Data.Ratings;

/// <summary>What taking over the consensus of a round would do. Every sample of the round is counted once.</summary>
/// <param name="Moves">Samples that would get another label, by from and to.</param>
/// <param name="AlreadySo">Samples whose label the raters agree on.</param>
/// <param name="TooFewAnswers">Samples that too few raters answered.</param>
/// <param name="NotAFace">Samples on which the raters agree that there is no face.</param>
/// <param name="Disputed">Samples on which they do not agree, by id.</param>
public sealed record ConsensusPreview(
    IReadOnlyList<LabelMove> Moves, int AlreadySo, int TooFewAnswers, IReadOnlyList<RatedSample> NotAFace, IReadOnlyList<RatedSample> Disputed)
{
    /// <summary>Samples that would get another label.</summary>
    public int ChangedCount => Moves.Sum(move => move.Count);

    /// <summary>Samples of the round.</summary>
    public int Total => ChangedCount + AlreadySo + TooFewAnswers + NotAFace.Count + Disputed.Count;
}
