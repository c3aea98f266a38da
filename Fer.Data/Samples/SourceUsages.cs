namespace Fer.Data.Samples;

/// <summary>What follows from the part that a source assigned.</summary>
public static class SourceUsages
{
    /// <summary>Whether a source marks a sample as one to test on; every other sample may be learnt from.</summary>
    public static bool IsTest(this SourceUsage usage) => usage is SourceUsage.Test or SourceUsage.PublicTest or SourceUsage.PrivateTest;
}
