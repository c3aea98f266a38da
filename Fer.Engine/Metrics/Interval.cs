namespace Fer.Engine.Metrics;

/// <summary>A confidence interval of a share.</summary>
/// <param name="Low">Lower end; 0 to 1.</param>
/// <param name="High">Upper end; 0 to 1.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Half of the width, for writing "67.3 % ± 1.5".</summary>
    public double HalfWidth => (High - Low) / 2;
}
