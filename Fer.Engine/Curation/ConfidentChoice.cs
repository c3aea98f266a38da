namespace Fer.Engine.Curation;

/// <summary>Which class an image counts for that reaches the thresholds of several.</summary>
public enum ConfidentChoice
{
    /// <summary>The most probable of the classes whose thresholds it reaches, as published.</summary>
    MostProbableReached,

    /// <summary>The most probable of all classes, even where its threshold is not reached, as cleanlab 2 does.</summary>
    MostProbable,
}
