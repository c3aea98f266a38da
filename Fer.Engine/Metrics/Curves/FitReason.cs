namespace Fer.Engine.Metrics.Curves;

/// <summary>The rule that decided a verdict.</summary>
public enum FitReason
{
    /// <summary>Fewer epochs than a verdict needs.</summary>
    FewEpochs,

    /// <summary>Fewer validation images than a verdict needs.</summary>
    FewImages,

    /// <summary>It ended while its learning rate was still high, so its curves had not settled.</summary>
    NotSettled,

    /// <summary>A loss is no number.</summary>
    BrokenCurve,

    /// <summary>Validation accuracy fell sharply more than once near the end.</summary>
    SharpDrops,

    /// <summary>Validation loss rose from its minimum while training loss fell and accuracy gained nothing.</summary>
    LossRose,

    /// <summary>Validation accuracy fell from its best while training accuracy rose.</summary>
    AccuracyFell,

    /// <summary>Training accuracy rose far above validation accuracy, which gained nothing.</summary>
    GapGrew,

    /// <summary>No better than guessing.</summary>
    Guessing,

    /// <summary>Validation accuracy still rises at the end, and training is hardly ahead.</summary>
    StillRising,

    /// <summary>Nothing changed for long, and training is no better than validation.</summary>
    FlatWithoutGap,

    /// <summary>Nothing changed for long.</summary>
    Flat,

    /// <summary>None of the other rules.</summary>
    WentAlong,
}
