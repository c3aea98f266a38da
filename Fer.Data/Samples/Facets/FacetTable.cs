using Fer.Data.Labelling;
using Fer.Data.Quality;
using Fer.Data.Splits;

namespace Fer.Data.Samples.Facets;

/// <summary>
/// What filters ask about, for all samples of one dataset in memory: a byte a sample and facet, some 26 bytes a
/// sample in all, so that one pass over them counts every facet. <see cref="SampleConditions"/> says the same in SQL.
/// </summary>
/// <param name="revision">Revision of the dataset that was read.</param>
/// <param name="lastEvent">Newest event of the log that it takes account of.</param>
/// <param name="ids">The samples, ascending; their place is their row.</param>
internal sealed class FacetTable(int revision, long lastEvent, long[] ids)
{
    /// <summary>Stands for no value.</summary>
    public const byte None = 255;

    /// <summary>Highest class index that has a code of its own; the values of <see cref="VoteMajority"/> come after.</summary>
    public const int HighestClass = 249;

    /// <summary>Splits, runs and texts that are held at once; beyond, those that were asked for least recently are let go.</summary>
    private const int MostHeld = 6;

    private readonly Dictionary<int, int> _groupOf = [];
    private readonly List<int[]> _groups = [];
    private int _next;

    public int Revision { get; } = revision;

    public long LastEvent { get; set; } = lastEvent;

    public ReadOnlySpan<long> Ids => ids;

    public int Count => ids.Length;

    public byte[] Labels { get; } = new byte[ids.Length];

    public byte[] Originals { get; } = new byte[ids.Length];

    public byte[] Usages { get; } = new byte[ids.Length];

    public byte[] Reviewed { get; } = new byte[ids.Length];

    public byte[] Excluded { get; } = new byte[ids.Length];

    public byte[] Changed { get; } = new byte[ids.Length];

    public byte[] Majorities { get; } = new byte[ids.Length];

    public byte[] Agreements { get; } = new byte[ids.Length];

    public byte[] Brightness { get; } = new byte[ids.Length];

    /// <summary>A bit a kind of issue that follows from copies.</summary>
    public ushort[] CopyIssues { get; } = new ushort[ids.Length];

    /// <summary>A bit a kind of open issue on record; apart, since relabelling settles what follows from copies but not these.</summary>
    public ushort[] IssuesOnRecord { get; } = new ushort[ids.Length];

    /// <summary>Label that an open suspicion speaks of, or <see cref="None"/>; it holds only while the sample has that label.</summary>
    public byte[] SuspectedLabels { get; } = NewColumn(ids.Length);

    public Dictionary<int, RowSet> Tags { get; } = [];

    /// <summary>Parts by split, read when somebody asks for them.</summary>
    public Recent<int, byte[]> Parts { get; } = new(MostHeld);

    /// <summary>Predictions by run and part, read when somebody asks for them.</summary>
    public Recent<(int Run, SplitPart? Part), FacetPredictions> Predictions { get; } = new(MostHeld);

    /// <summary>Rows by text searched for.</summary>
    public Recent<string, RowSet> Texts { get; } = new(MostHeld);

    /// <summary>Code of a class index or of one of <see cref="VoteMajority"/>'s values.</summary>
    public static byte Code(int value) => value >= 0 ? (byte)Math.Min(value, HighestClass) : (byte)(None + value);

    /// <summary>What a code stands for.</summary>
    public static int Value(byte code) => code > HighestClass ? code - None : code;

    /// <summary>Row of a sample, or below 0 where the table does not have it.</summary>
    public int RowOf(long id)
    {
        // Samples mostly come in their order.
        if (_next < ids.Length && ids[_next] == id)
            return _next++;
        var row = Array.BinarySearch(ids, id);
        _next = Math.Max(row, -1) + 1;
        return row;
    }

    /// <summary>Notes rows with the same pixels, and what follows from it.</summary>
    public void AddGroup(int[] rows)
    {
        foreach (var row in rows)
            _groupOf[row] = _groups.Count;
        _groups.Add(rows);
        Mark(rows, QualityIssueKind.Leak, Usages);
        Mark(rows, QualityIssueKind.ConflictingDuplicate, Labels);
    }

    /// <summary>Takes over one event of the log.</summary>
    /// <returns>False where the table does not have the sample: it is older than it thinks.</returns>
    public bool Apply(long sampleId, LabelAspect aspect, int? tagId, int to)
    {
        var row = RowOf(sampleId);
        if (row < 0)
            return false;
        switch (aspect)
        {
            case LabelAspect.Label:
                Labels[row] = Code(to);
                Changed[row] = (byte)(Labels[row] == Originals[row] ? 0 : 1);
                if (_groupOf.TryGetValue(row, out var group))
                    Mark(_groups[group], QualityIssueKind.ConflictingDuplicate, Labels);
                break;
            case LabelAspect.Reviewed:
                Reviewed[row] = (byte)to;
                break;
            case LabelAspect.Excluded:
                Excluded[row] = (byte)to;
                break;
            case LabelAspect.Tag when tagId is { } tag:
                if (!Tags.TryGetValue(tag, out var rows))
                    Tags[tag] = rows = new RowSet(Count);
                rows[row] = to == 1;
                break;
        }
        return true;
    }

    /// <summary>Bit of a kind of issue.</summary>
    public static ushort Bit(QualityIssueKind kind) => (ushort)(1 << (int)kind);

    /// <summary>A column without values.</summary>
    public static byte[] NewColumn(int rows)
    {
        var codes = new byte[rows];
        Array.Fill(codes, None);
        return codes;
    }

    /// <summary>Issues of a row, as bits.</summary>
    public int IssuesOf(int row) =>
        CopyIssues[row] | IssuesOnRecord[row] | (SuspectedLabels[row] != None && SuspectedLabels[row] == Labels[row] ? Bit(QualityIssueKind.LabelSuspect) : 0);

    /// <summary>Where not all copies have the same value, each has a copy with another one.</summary>
    private void Mark(int[] rows, QualityIssueKind kind, byte[] values)
    {
        var differ = Array.Exists(rows, row => values[row] != values[rows[0]]);
        foreach (var row in rows)
            CopyIssues[row] = (ushort)(differ ? CopyIssues[row] | Bit(kind) : CopyIssues[row] & ~Bit(kind));
    }
}
