namespace Fer.Data.Runs;

/// <summary>Saved weights of a run.</summary>
public sealed class Checkpoint
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>The run.</summary>
    public required int RunId { get; init; }

    /// <summary>What it holds.</summary>
    public required CheckpointKind Kind { get; init; }

    /// <summary>Epoch after which it was saved, from 1.</summary>
    public required int Epoch { get; set; }

    /// <summary>File within the data folder, with forward slashes, such as <c>checkpoints/17/best-0007.ckpt</c>.</summary>
    public required string Path { get; set; }

    /// <summary>Size in bytes.</summary>
    public required long Bytes { get; set; }

    /// <summary>SHA-256 of the file; 32 bytes.</summary>
    public required byte[] Sha256 { get; set; }

    /// <summary>Validation accuracy of its epoch, 0 to 1.</summary>
    public required double ValidationAccuracy { get; set; }
}
