namespace Fer.Engine.Metrics;

/// <summary>A confidence interval of a share, or of a coefficient such as kappa.</summary>
/// <param name="Low">Lower end; 0 to 1 for a share, -1 to 1 for kappa.</param>
/// <param name="High">Upper end; 0 to 1 for a share, -1 to 1 for kappa.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>Half of the width, for writing "67.3 % ± 1.5".</summary>
    public double HalfWidth => (High - Low) / 2;
}
