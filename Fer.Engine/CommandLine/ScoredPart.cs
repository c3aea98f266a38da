namespace Fer.Engine.CommandLine;

/// <summary>Parts that can be scored and compared.</summary>
public enum ScoredPart
{
    /// <summary>The part that choices are made on.</summary>
    Validation,

    /// <summary>The part that is looked at last.</summary>
    Test,
}
