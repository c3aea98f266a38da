namespace Fer.Engine.Importing;

/// <summary>What an import did.</summary>
public sealed record ImportReport
{
    /// <summary>Rejections listed in <see cref="Rejections"/> at most.</summary>
    public const int ListedRejections = 100;

    /// <summary>Dataset that was imported into.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Its name.</summary>
    public required string DatasetName { get; init; }

    /// <summary>Name of the source.</summary>
    public required string SourceName { get; init; }

    /// <summary>Samples that are new.</summary>
    public required int Added { get; init; }

    /// <summary>Rows or entries that had been imported before.</summary>
    public required int AlreadyPresent { get; init; }

    /// <summary>Rows or entries that could not be used, all of them.</summary>
    public required int Rejected { get; init; }

    /// <summary>The first <see cref="ListedRejections"/> of them.</summary>
    public required IReadOnlyList<RejectedEntry> Rejections { get; init; }

    /// <summary>Classes of the source that the dataset does not have, with the rows or entries that were rejected for it; the most frequent first.</summary>
    public IReadOnlyList<ClassCountInSource> UnknownClasses { get; init; } = [];

    /// <summary>Images that got another class than the source says, because their own was merged away.</summary>
    public IReadOnlyList<FollowedMerge> FollowedMerges { get; init; } = [];

    /// <summary>Groups of samples of the dataset whose pixels are identical.</summary>
    public required int IdenticalGroups { get; init; }

    /// <summary>Samples in those groups.</summary>
    public required int IdenticalImages { get; init; }

    /// <summary>What became of the votes; null where none were given.</summary>
    public VotesReport? Votes { get; init; }

    /// <summary>What was found in photographs; null where no faces were looked for.</summary>
    public FaceFindings? Faces { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }
}
