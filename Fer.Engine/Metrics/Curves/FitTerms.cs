namespace Fer.Engine.Metrics.Curves;

/// <summary>What a verdict has to know of a run besides its curves.</summary>
public sealed record FitTerms
{
    /// <summary>Accuracy of always giving the same answer, 0 to 1: the share of the most frequent class, 1 / classes at least.</summary>
    public required double Guess { get; init; }

    /// <summary>
    /// False where the learning rate was to fall to nothing and was still high at the last epoch: steps so long move validation up and down,
    /// which says nothing about where the run was going.
    /// </summary>
    public bool HasSettled { get; init; } = true;

    /// <summary>Whether the learning rate falls to nothing: the last epochs then improve because it does, and not because there is more to learn.</summary>
    public bool EndsWithoutRate { get; init; }

    /// <summary>Whether training images are blends of two (mixup): accuracy on them says nothing about the images themselves, so no rule reads the gap.</summary>
    public bool IsTrainingMixed { get; init; }
}
