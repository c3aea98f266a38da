namespace Fer.Engine.Splitting;

/// <summary>
/// Samples whose group reaches into a later part: train or validation images that a test image gives away, and train
/// images that a validation image does. Each is counted once, under the closest likeness.
/// </summary>
/// <param name="Identical">Same pixels.</param>
/// <param name="Near">Nearly the same picture, or linked through others that are.</param>
/// <param name="SameField">Same value of the grouping field, or linked through it.</param>
public readonly record struct LeakCount(int Identical, int Near, int SameField)
{
    /// <summary>All of them.</summary>
    public int Total => Identical + Near + SameField;

    /// <summary>Sum by kind.</summary>
    public static LeakCount operator +(LeakCount one, LeakCount other) =>
        new(one.Identical + other.Identical, one.Near + other.Near, one.SameField + other.SameField);
}
