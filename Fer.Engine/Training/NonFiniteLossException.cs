namespace Fer.Engine.Training;

/// <summary>The training loss became NaN or infinite, so that further steps would be worthless.</summary>
public sealed class NonFiniteLossException : Exception
{
    /// <summary>Builds the message from where it happened.</summary>
    public NonFiniteLossException(int epoch, int batch, double learningRate)
        : base(FormattableString.Invariant($"The loss stopped being a number in epoch {epoch}, batch {batch}, at learning rate {learningRate:G3}. {(epoch > 1 ? "Checkpoints of earlier epochs are safe." : "No epoch was finished.")} Train again with a lower learning rate."))
    {
        Epoch = epoch;
        Batch = batch;
        LearningRate = learningRate;
    }

    /// <summary>Epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>Batch in the epoch, from 1.</summary>
    public int Batch { get; }

    /// <summary>Learning rate of that step.</summary>
    public double LearningRate { get; }
}
