namespace Fer.Data.Samples;

/// <summary>Part that an imported source assigned to a sample, in the source's own words.</summary>
public enum SourceUsage
{
    /// <summary>The source says nothing.</summary>
    Unspecified,

    /// <summary><c>Training</c> in FER-2013, <c>train</c> as a folder.</summary>
    Training,

    /// <summary><c>val</c>, <c>valid</c> or <c>validation</c> as a folder.</summary>
    Validation,

    /// <summary><c>test</c> as a folder.</summary>
    Test,

    /// <summary>FER-2013's public leaderboard rows.</summary>
    PublicTest,

    /// <summary>FER-2013's final test rows.</summary>
    PrivateTest,
}
