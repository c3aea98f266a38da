namespace Fer.Data.Samples;

/// <summary>Samples of a dataset with the same pixels.</summary>
/// <param name="ImageTag">First 12 hexadecimal digits of their pixel hash.</param>
/// <param name="Members">The samples, by id; two or more.</param>
public sealed record DuplicateGroup(string ImageTag, IReadOnlyList<SampleCopy> Members)
{
    /// <summary>Whether its members carry different labels.</summary>
    public bool IsConflicting => Members.Any(member => member.Label != Members[0].Label);

    /// <summary>Whether its members come from different parts of the source.</summary>
    public bool CrossesUsages => Members.Any(member => member.Usage != Members[0].Usage);
}
