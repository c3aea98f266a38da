using System.Globalization;
using Fer.Data.Samples;

namespace Fer.Data.Votes;

/// <summary>Which majorities are taken over as labels. Ties, unknown, NF and classes that the dataset does not have never are: they name no label.</summary>
public sealed record MajorityRules
{
    /// <summary>Least agreement that can be asked for.</summary>
    public const double LeastAgreementBound = 0.5;

    /// <summary>Least <see cref="Sample.VoteAgreement"/>; <see cref="LeastAgreementBound"/> to 1.</summary>
    public double LeastAgreement { get; init; } = LeastAgreementBound;

    /// <summary>Whether samples that a person reviewed keep their label.</summary>
    public bool KeepReviewed { get; init; } = true;

    /// <summary>The rules as the reason of the act.</summary>
    public string Reason => string.Create(
        CultureInfo.InvariantCulture,
        $"Majority of votes, agreement of at least {LeastAgreement * 100:0.#} %{(KeepReviewed ? ", reviewed images kept" : "")}");

    /// <summary>Agreements are shares such as 6/10, which the bound may miss by a rounding.</summary>
    internal double Bound => LeastAgreement - 1e-9;

    /// <summary>Refuses what no page can ask for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The least agreement lies outside its range.</exception>
    internal void Check()
    {
        if (LeastAgreement is not (>= LeastAgreementBound and <= 1))
            throw new ArgumentOutOfRangeException(nameof(LeastAgreement), LeastAgreement, "The least agreement lies between 0.5 and 1.");
    }
}
