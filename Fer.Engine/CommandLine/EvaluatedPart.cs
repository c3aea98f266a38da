namespace Fer.Engine.CommandLine;

/// <summary>Parts that a run can be scored on.</summary>
public enum EvaluatedPart
{
    /// <summary>The part it learnt from: what it knows by heart, no measure of how good it is.</summary>
    Train,

    /// <summary>The part that choices are made on.</summary>
    Validation,

    /// <summary>The part that is looked at last.</summary>
    Test,
}
