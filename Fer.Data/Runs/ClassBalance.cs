namespace Fer.Data.Runs;

/// <summary>What makes rare classes count more in training.</summary>
public enum ClassBalance
{
    /// <summary>Nothing: each image counts alike. Best for accuracy.</summary>
    None,

    /// <summary>The loss of a class weighs as one over the square root of its images.</summary>
    RootWeights,

    /// <summary>The loss of a class weighs as one over its images.</summary>
    InverseWeights,

    /// <summary>Images are drawn with replacement so that each class comes up alike.</summary>
    BalancedSampling,
}
