using Fer.Data.Quality;

namespace Fer.Data.Samples;

/// <summary>Samples of a dataset with the same or nearly the same picture.</summary>
/// <param name="ImageTag">First 12 hexadecimal digits of the pixel hash of its first member.</param>
/// <param name="Members">The samples, by id; two or more.</param>
public sealed record DuplicateGroup(string ImageTag, IReadOnlyList<SampleCopy> Members)
{
    /// <summary>Pairs of nearly identical members, the most alike first; empty where all have the same pixels.</summary>
    public IReadOnlyList<NearLink> Links { get; init; } = [];

    /// <summary>Whether all members have the same pixels.</summary>
    public bool IsExact => Members.All(member => member.ImageTag == Members[0].ImageTag);

    /// <summary>Whether its members carry different labels.</summary>
    public bool IsConflicting => Members.Any(member => member.Label != Members[0].Label);

    /// <summary>Whether its members come from different parts of the source.</summary>
    public bool CrossesUsages => Members.Any(member => member.Usage != Members[0].Usage);
}
