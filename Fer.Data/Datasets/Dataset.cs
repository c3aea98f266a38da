using Fer.Data.Samples;

namespace Fer.Data.Datasets;

/// <summary>A named set of images with one vocabulary of classes.</summary>
public sealed class Dataset
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Name, unique without regard to case; 1 to 100 characters.</summary>
    public required string Name { get; set; }

    /// <summary>Whether the images are drawn by code (the built-in sample) and not photographs of people.</summary>
    public bool IsDrawn { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Grows by one whenever samples, votes, measurements, quality issues or classes change without a label event, so that whoever holds a copy knows that it is old.</summary>
    public int Revision { get; set; }

    /// <summary>The classes, by index.</summary>
    public List<DatasetClass> Classes { get; } = [];

    /// <summary>The images.</summary>
    public List<Sample> Samples { get; } = [];
}
