namespace Fer.Engine.Training;

/// <summary>Sums over the images of one epoch.</summary>
internal sealed class EpochTally
{
    private double _lossSum;
    private long _correct;

    public int Images { get; private set; }

    /// <summary>Seconds spent in the network's own steps.</summary>
    public double StepSeconds { get; private set; }

    public double Loss => _lossSum / Images;

    public double Accuracy => (double)_correct / Images;

    public void Add(int images, double meanLoss, long correct, double seconds)
    {
        Images += images;
        _lossSum += meanLoss * images;
        _correct += correct;
        StepSeconds += seconds;
    }
}
