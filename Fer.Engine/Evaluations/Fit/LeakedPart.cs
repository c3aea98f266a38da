using Fer.Data.Splits;

namespace Fer.Engine.Evaluations.Fit;

/// <summary>Images of a part that a model has as good as seen, since images like them are in training.</summary>
/// <param name="Part">Validation or test.</param>
/// <param name="Count">Images of the part.</param>
/// <param name="Identical">Those with the same pixels as a training image.</param>
/// <param name="Alike">Those with the same or nearly the same pixels as a training image.</param>
/// <param name="CleanRight">Of the others, those that the run was right on; null where the part was not scored or may not be shown.</param>
public sealed record LeakedPart(SplitPart Part, int Count, int Identical, int Alike, int? CleanRight)
{
    /// <summary>Images without one like them in training.</summary>
    public int Clean => Count - Alike;
}
