namespace Fer.Engine.Training;

/// <summary>Where a run stands besides its tensors; enough to decide schedule, best epoch and early end as if it had never stopped.</summary>
/// <param name="Epoch">Epochs done.</param>
/// <param name="BestEpoch">Epoch with the best validation accuracy; 0 before the first.</param>
/// <param name="BestAccuracy">Its validation accuracy.</param>
/// <param name="Drops">How often a plateau schedule has lowered the rate.</param>
/// <param name="LastDrop">Epoch after which it did so last; 0 for never.</param>
/// <param name="Steps">Optimiser steps taken.</param>
internal sealed record RunCounters(int Epoch = 0, int BestEpoch = 0, double BestAccuracy = 0, int Drops = 0, int LastDrop = 0, long Steps = 0)
{
    /// <summary>The counters after one more epoch, and whether it is the best so far.</summary>
    public (RunCounters Next, bool IsBest) After(double accuracy, int plateauEpochs, int steps)
    {
        var isBest = BestEpoch == 0 || accuracy > BestAccuracy;
        var next = this with { Epoch = Epoch + 1, Steps = Steps + steps };
        if (isBest)
            next = next with { BestEpoch = next.Epoch, BestAccuracy = accuracy };
        if (plateauEpochs > 0 && next.Epoch - Math.Max(next.BestEpoch, next.LastDrop) >= plateauEpochs)
            next = next with { Drops = Drops + 1, LastDrop = next.Epoch };
        return (next, isBest);
    }

    /// <summary>Whether validation accuracy has not risen for that many epochs; never for 0.</summary>
    public bool IsOutOfPatience(int patience) => patience > 0 && Epoch - BestEpoch >= patience;
}
