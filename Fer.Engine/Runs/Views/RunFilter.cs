using Fer.Data.Runs;

namespace Fer.Engine.Runs.Views;

/// <summary>Which runs to list; null takes all.</summary>
public sealed record RunFilter
{
    /// <summary>Dataset.</summary>
    public int? DatasetId { get; init; }

    /// <summary>Split.</summary>
    public int? SplitId { get; init; }

    /// <summary>State.</summary>
    public RunState? State { get; init; }

    /// <summary>Whether archived runs are taken alone (true) or left out (false).</summary>
    public bool? IsArchived { get; init; }

    /// <summary>Tag that they carry, whatever its case.</summary>
    public string? Tag { get; init; }

    /// <summary>Ids; null takes all.</summary>
    public IReadOnlyCollection<int>? Ids { get; init; }
}
