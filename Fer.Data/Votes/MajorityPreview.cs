using Fer.Data.Labelling;

namespace Fer.Data.Votes;

/// <summary>What taking over the majority would do to each sample of a scope. Every sample is counted once.</summary>
/// <param name="Moves">Samples that would get another label, by from and to.</param>
/// <param name="AlreadySo">Samples whose label is the majority's already.</param>
/// <param name="WithoutVotes">Samples without votes.</param>
/// <param name="Ties">Samples on which two answers got the most votes.</param>
/// <param name="Unknown">Samples that most raters could not decide on.</param>
/// <param name="NotAFace">Samples on which most raters saw no face.</param>
/// <param name="NoSuchClass">Samples whose majority names no class of the dataset.</param>
/// <param name="BelowAgreement">Samples whose agreement is too low.</param>
/// <param name="KeptReviewed">Samples with another label that a person reviewed.</param>
public sealed record MajorityPreview(
    IReadOnlyList<LabelMove> Moves, int AlreadySo, int WithoutVotes, int Ties, int Unknown, int NotAFace, int NoSuchClass,
    int BelowAgreement, int KeptReviewed)
{
    /// <summary>Samples that would get another label.</summary>
    public int ChangedCount => Moves.Sum(move => move.Count);

    /// <summary>Samples of the scope.</summary>
    public int Total => ChangedCount + AlreadySo + WithoutVotes + Ties + Unknown + NotAFace + NoSuchClass + BelowAgreement + KeptReviewed;

    /// <summary>Samples of the scope that have votes.</summary>
    public int VotedCount => Total - WithoutVotes;
}
