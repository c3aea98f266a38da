namespace Fer.Engine.Importing;

/// <summary>Counts of an import while it runs.</summary>
/// <param name="faces">Which faces are taken from photographs; null where no faces are looked for.</param>
internal sealed class ImportTally(FaceChoice? faces = null)
{
    /// <summary>Rejections kept with their reason; beyond it they are only counted.</summary>
    public const int KeptRejections = 10_000;

    private readonly List<RejectedEntry> _rejections = [];
    private readonly Dictionary<string, int> _unknown = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Name, string Into), int> _followed = [];

    /// <summary>New samples.</summary>
    public int Added { get; set; }

    /// <summary>Samples imported before.</summary>
    public int AlreadyPresent { get; set; }

    /// <summary>Rows or entries that could not be used.</summary>
    public int Rejected { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<RejectedEntry> Rejections => _rejections;

    /// <summary>What was found in photographs; null where no faces are looked for.</summary>
    public FaceFindings? Faces { get; private set; } = faces is { } choice ? new FaceFindings(choice, 0, 0, 0, 0, 0) : null;

    /// <summary>Rows or entries looked at.</summary>
    public int Done => Added + AlreadyPresent + Rejected;

    /// <summary>Classes that the dataset does not have, the most frequent first.</summary>
    public IReadOnlyList<ClassCountInSource> UnknownClasses =>
        [.. _unknown.OrderByDescending(row => row.Value).ThenBy(row => row.Key, StringComparer.Ordinal).Select(row => new ClassCountInSource(row.Key, row.Value))];

    /// <summary>Images put under another class.</summary>
    public IReadOnlyList<FollowedMerge> FollowedMerges =>
        [.. _followed.Select(row => new FollowedMerge(row.Key.Name, row.Key.Into, row.Value))];

    /// <summary>Counts one image that was put under the class that its own was merged into.</summary>
    public void Follow(string name, string into) => _followed[(name, into)] = _followed.GetValueOrDefault((name, into)) + 1;

    /// <summary>Counts one photograph.</summary>
    public void Find(int found, int taken) => Faces = Faces?.With(found, taken);

    /// <summary>Counts one rejection.</summary>
    public void Reject(RejectedEntry entry)
    {
        if (entry.UnknownClass is { } unknown)
            _unknown[unknown] = _unknown.GetValueOrDefault(unknown) + entry.Count;
        Rejected += entry.Count;
        if (_rejections.Count < KeptRejections)
            _rejections.Add(entry);
    }
}
