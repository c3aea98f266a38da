namespace Fer.Data.Runs;

/// <summary>Which epoch's weights a run is judged by.</summary>
public enum KeptWeights
{
    /// <summary>The epoch with the best validation accuracy; the validation part then chose the weights it scores.</summary>
    BestEpoch,

    /// <summary>The last epoch, fixed in advance, so that the validation part takes no part in the choice.</summary>
    LastEpoch,
}
