namespace Fer.Web.Features.Browse;

/// <summary>The images chosen for a bulk change; the one that keys label stands apart from it.</summary>
public sealed class ImageSelection
{
    private HashSet<long> _ids = [];

    /// <summary>The chosen images.</summary>
    public IReadOnlyCollection<long> Ids => _ids;

    public int Count => _ids.Count;

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>Place from which a range is drawn.</summary>
    public int Anchor { get; private set; }

    public bool Contains(long id) => _ids.Contains(id);

    /// <summary>Chooses one image more, or lets go of it.</summary>
    public void Toggle(long id, int place)
    {
        if (!_ids.Remove(id))
            _ids.Add(id);
        Anchor = place;
        Version++;
    }

    /// <summary>Chooses exactly these; ranges are still drawn from the place before.</summary>
    public void Choose(IEnumerable<long> ids)
    {
        _ids = [.. ids];
        Version++;
    }

    /// <summary>Lets go of all; ranges are drawn from this place from now on.</summary>
    public void Clear(int place)
    {
        Anchor = place;
        Version++;
        if (_ids.Count > 0)
            _ids = [];
    }
}
