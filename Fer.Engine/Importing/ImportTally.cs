namespace Fer.Engine.Importing;

/// <summary>Counts of an import while it runs.</summary>
internal sealed class ImportTally
{
    /// <summary>Rejections kept with their reason; beyond it they are only counted.</summary>
    public const int KeptRejections = 10_000;

    private readonly List<RejectedEntry> _rejections = [];

    /// <summary>New samples.</summary>
    public int Added { get; set; }

    /// <summary>Samples imported before.</summary>
    public int AlreadyPresent { get; set; }

    /// <summary>Rows or entries that could not be used.</summary>
    public int Rejected { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<RejectedEntry> Rejections => _rejections;

    /// <summary>Rows or entries looked at.</summary>
    public int Done => Added + AlreadyPresent + Rejected;

    /// <summary>Counts one rejection.</summary>
    public void Reject(RejectedEntry entry)
    {
        Rejected += entry.Count;
        if (_rejections.Count < KeptRejections)
            _rejections.Add(entry);
    }
}
