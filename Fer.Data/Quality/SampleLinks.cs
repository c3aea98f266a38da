namespace Fer.Data.Quality;

/// <summary>Samples in groups that grow together: a group is named by its lowest sample id.</summary>
internal sealed class SampleLinks
{
    private readonly Dictionary<long, long> _towards = [];

    /// <summary>Starts with samples of the same pixels together.</summary>
    /// <param name="samples">Ids, each with what is the same for the same pixels.</param>
    public SampleLinks(IEnumerable<(long Id, string ImageTag)> samples)
    {
        foreach (var copies in samples.GroupBy(sample => sample.ImageTag, sample => sample.Id, StringComparer.Ordinal))
        {
            var first = copies.Min();
            foreach (var id in copies)
                _towards[id] = first;
        }
    }

    /// <summary>Whether the sample is among them.</summary>
    public bool Holds(long id) => _towards.ContainsKey(id);

    /// <summary>Puts the groups of two samples together.</summary>
    public void Join(long one, long other)
    {
        var (a, b) = (GroupOf(one), GroupOf(other));
        _towards[Math.Max(a, b)] = Math.Min(a, b);
    }

    /// <summary>Lowest sample id of the sample's group.</summary>
    public long GroupOf(long id)
    {
        while (_towards[id] is var next && next != id)
            id = _towards[id] = _towards[next];
        return id;
    }
}
