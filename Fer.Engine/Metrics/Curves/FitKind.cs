namespace Fer.Engine.Metrics.Curves;

/// <summary>How well a model fits, judged by its curves.</summary>
public enum FitKind
{
    /// <summary>Too few epochs or images to tell.</summary>
    CannotSay,

    /// <summary>It has not learnt what it could: accuracy still rises, or training is no better than validation.</summary>
    UnderFit,

    /// <summary>It learnt to the end, and validation went along.</summary>
    Healthy,

    /// <summary>From some epoch on it learnt its training images, and validation gained nothing.</summary>
    OverFit,

    /// <summary>From some epoch on nothing changed that these images can tell.</summary>
    Plateau,

    /// <summary>Validation jumps from epoch to epoch, so that the last one is a matter of luck.</summary>
    Unstable,
}
