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

    /// <summary>Whether its members carry different labels; excluded ones do not count.</summary>
    public bool IsConflicting => Kept.Select(member => member.Label).Distinct().Skip(1).Any();

    /// <summary>Whether its members come from different parts of the source; excluded ones do not count.</summary>
    public bool CrossesUsages => Kept.Select(member => member.Usage).Distinct().Skip(1).Any();

    private IEnumerable<SampleCopy> Kept => Members.Where(member => !member.IsExcluded);
}
