namespace Fer.Data.Runs;

/// <summary>A checkpoint written as an ONNX file and checked against the network that was trained.</summary>
public sealed class ModelExport
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Run whose network it is.</summary>
    public required int RunId { get; init; }

    /// <summary>Epoch of the weights, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>SHA-256 of the checkpoint's file as lower-case hexadecimal digits; another one means that the weights have changed since.</summary>
    public required string CheckpointSha256 { get; init; }

    /// <summary>Path below the data folder, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the file as lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Size of the file in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Images of the validation part on which both gave their probabilities.</summary>
    public required int CheckedImages { get; init; }

    /// <summary>Largest difference of a probability on them, 0 to 1.</summary>
    public required double LargestDifference { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset ExportedAt { get; init; }
}
