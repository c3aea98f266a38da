namespace Fer.Data.Runs;

/// <summary>How the learning rate moves over a run.</summary>
public enum LearningRateScheduleKind
{
    /// <summary>The same rate throughout.</summary>
    Constant,

    /// <summary>Rises to its peak, then falls along a cosine to nearly nothing (Smith 2018).</summary>
    OneCycle,

    /// <summary>Falls along half a cosine from its peak.</summary>
    Cosine,

    /// <summary>Multiplied by the decay factor every so many epochs.</summary>
    Step,

    /// <summary>Multiplied by the decay factor where validation accuracy has not risen for so many epochs.</summary>
    Plateau,
}
