namespace Fer.Engine.Metrics;

/// <summary>Figures of one class. A share whose denominator is 0 is 0, as in scikit-learn.</summary>
/// <param name="Class">Class index.</param>
/// <param name="Support">Images whose label is this class.</param>
/// <param name="Predicted">Images predicted as this class.</param>
/// <param name="Correct">Images that are both.</param>
public readonly record struct ClassFigures(int Class, int Support, int Predicted, int Correct)
{
    /// <summary>Share of the class's images that were found: Correct / Support.</summary>
    public double Recall => Share(Correct, Support);

    /// <summary>Share of its predictions that are right: Correct / Predicted.</summary>
    public double Precision => Share(Correct, Predicted);

    /// <summary>Harmonic mean of precision and recall: 2·Correct / (Support + Predicted).</summary>
    public double F1 => Share(2.0 * Correct, Support + Predicted);

    /// <summary>Whether the class occurs among the labels or the predictions; F1 has no meaning otherwise.</summary>
    public bool Occurs => Support + Predicted > 0;

    private static double Share(double part, int whole) => whole == 0 ? 0 : part / whole;
}
