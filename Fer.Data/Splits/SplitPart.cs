namespace Fer.Data.Splits;

/// <summary>Parts of a split.</summary>
public enum SplitPart
{
    /// <summary>What a model learns from.</summary>
    Train,

    /// <summary>What choices are made on: best epoch, settings, leaderboards.</summary>
    Validation,

    /// <summary>What is looked at last and seldom; each look is recorded.</summary>
    Test,

    /// <summary>In no part.</summary>
    LeftOut,
}
