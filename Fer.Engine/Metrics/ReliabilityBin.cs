namespace Fer.Engine.Metrics;

/// <summary>The images whose confidence lies in one range.</summary>
/// <param name="From">Lower end of the range; not part of it, but for 0.</param>
/// <param name="To">Upper end of the range; part of it.</param>
/// <param name="Count">Images.</param>
/// <param name="Right">Images of these that were predicted rightly.</param>
/// <param name="Confidence">Their mean confidence, 0 to 1; 0 where there are none.</param>
public readonly record struct ReliabilityBin(double From, double To, int Count, int Right, double Confidence)
{
    /// <summary>Share of right predictions, 0 to 1; 0 where there are no images.</summary>
    public double Accuracy => Count == 0 ? 0 : (double)Right / Count;

    /// <summary>95 % Wilson interval of the accuracy.</summary>
    public Interval Interval => WilsonInterval.Of(Right, Count);
}
