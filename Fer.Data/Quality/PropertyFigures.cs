namespace Fer.Data.Quality;

/// <summary>How well one property of the images predicts the label all by itself.</summary>
public sealed record PropertyFigures
{
    /// <summary>The property, such as brightness.</summary>
    public required string Name { get; init; }

    /// <summary>Mean recall over the classes when the label is guessed from the property alone, cross-validated, 0 to 1.</summary>
    public required double BalancedAccuracy { get; init; }

    /// <summary>The same for blind guessing: 1 / classes.</summary>
    public required double Chance { get; init; }

    /// <summary>Chance of so good a guess where property and label have nothing to do with each other, by permutation.</summary>
    public required double PValue { get; init; }

    /// <summary>Mean of the property by class index; null for a class without samples or a property without order.</summary>
    public required IReadOnlyList<double?> ClassMeans { get; init; }
}
