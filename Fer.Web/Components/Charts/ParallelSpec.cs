namespace Fer.Web.Components.Charts;

/// <summary>Parallel coordinates: lines over axes of values, each ending at its result.</summary>
/// <param name="Axes">The axes from left to right, without the one of the result.</param>
/// <param name="ResultName">What the last axis shows.</param>
/// <param name="Lines">The lines.</param>
public sealed record ParallelSpec(IReadOnlyList<ParallelAxis> Axes, string ResultName, IReadOnlyList<ParallelLine> Lines)
{
    /// <summary>Lowest result.</summary>
    public double Lowest => Lines.Min(line => line.Result);

    /// <summary>Highest result.</summary>
    public double Highest => Lines.Max(line => line.Result);

    /// <summary>Whether a line goes through one of the chosen values on every axis that has any.</summary>
    /// <param name="line">The line.</param>
    /// <param name="chosen">Pairs of an axis' and a value's index.</param>
    public static bool Keeps(ParallelLine line, IReadOnlySet<(int Axis, int Value)> chosen)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(chosen);
        return chosen.GroupBy(place => place.Axis).All(axis => axis.Any(place => line.Places[axis.Key] == place.Value));
    }
}
