namespace Fer.Engine.Importing;

/// <summary>What to import.</summary>
public sealed record ImportRequest
{
    /// <summary>A pixel table, a folder or a zip.</summary>
    public required string Path { get; init; }

    /// <summary>Dataset to import into, 1 to 100 characters; made where there is none of this name.</summary>
    public required string DatasetName { get; init; }

    /// <summary>FER+ votes for the rows of a pixel table; null for none.</summary>
    public string? VotesPath { get; init; }

    /// <summary>How faces are cut out of a folder or zip of photographs; null where each picture is a face already.</summary>
    public FaceCutting? Faces { get; init; }

    /// <summary>Who imports; kept in the label log.</summary>
    public required string Actor { get; init; }

    /// <summary>
    /// Name by which the source is known again, where it differs from the file's own name (an upload lies under a made-up one).
    /// </summary>
    public string? SourceName { get; init; }
}
