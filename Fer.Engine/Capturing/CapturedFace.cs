using Fer.Data.Datasets;

namespace Fer.Engine.Capturing;

/// <summary>A face to store, with what a person says that it shows and what the model said.</summary>
public sealed record CapturedFace
{
    /// <summary>Side of the stored image in pixels.</summary>
    public const int Side = 48;

    /// <summary>Dataset to store it into.</summary>
    public required int DatasetId { get; init; }

    /// <summary><see cref="ImportSourceKind.Webcam"/> or <see cref="ImportSourceKind.Upload"/>.</summary>
    public required ImportSourceKind Kind { get; init; }

    /// <summary>Class index that the person gives.</summary>
    public required int Label { get; init; }

    /// <summary>Gray values row by row, 0 (black) to 255; 48 x 48 of them.</summary>
    public required byte[] Pixels { get; init; }

    /// <summary>Run whose model was tried.</summary>
    public required int RunId { get; init; }

    /// <summary>The model's probability of each class of the dataset by index, 0 to 1; empty where its classes are others.</summary>
    public IReadOnlyList<double> Probabilities { get; init; } = [];
}
