namespace Fer.Data.Quality;

/// <summary>Some decisions in a row.</summary>
/// <param name="Decisions">Decisions up to and with the last of them.</param>
/// <param name="Changed">Decisions among them that changed something.</param>
/// <param name="Count">How many they are; above 0.</param>
public sealed record PrecisionWindow(int Decisions, int Changed, int Count)
{
    /// <summary>Share changed, 0 to 1.</summary>
    public double Precision => (double)Changed / Count;
}
