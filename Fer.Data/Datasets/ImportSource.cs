namespace Fer.Data.Datasets;

/// <summary>A file, folder or archive from which samples of a dataset came.</summary>
public sealed class ImportSource
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Dataset it was imported into.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Name by which the source is known again: the file's or folder's own name without its path.</summary>
    public required string Name { get; init; }

    /// <summary>Form of the source.</summary>
    public required ImportSourceKind Kind { get; init; }

    /// <summary>When its first import began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When an import of it last ran to the end; null while none has.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Rows or entries that the last import could not use.</summary>
    public int RejectedCount { get; set; }

    /// <summary>Rows or entries that could not be used, with the reason.</summary>
    public List<ImportRejection> Rejections { get; } = [];
}
