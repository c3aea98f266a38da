using System.Buffers;
using Fer.Data.Quality;

namespace Fer.Data.Samples.Facets;

/// <summary>
/// Counts all facets in one go. A row that fails no condition counts in every facet; one that fails a single facet's
/// condition counts in that facet alone, for there its own condition is left out; any other counts nowhere.
/// </summary>
/// <param name="table">The samples.</param>
/// <param name="filter">The conditions.</param>
internal sealed class FacetCounter(FacetTable table, SampleFilter filter)
{
    private const byte Out = 255;

    /// <summary>Up to this many matching samples are listed; more, up to the second number, where they are rarer than one in <see cref="Rare"/>. Else a page along an index finds them soon enough.</summary>
    private const int MostListed = 1_000, MostRare = 10_000, Rare = 50;

    /// <summary>Parts of the filter's split; null where it has none.</summary>
    public byte[]? Parts { get; init; }

    /// <summary>Predictions of the filter's run; null where it has none.</summary>
    public FacetPredictions? Predictions { get; init; }

    /// <summary>Rows that the filter's text is found in; null where it has none.</summary>
    public RowSet? Texts { get; init; }

    /// <summary>Counts.</summary>
    public FacetCounts Count()
    {
        var rented = ArrayPool<byte>.Shared.Rent(table.Count);
        try
        {
            var states = rented.AsSpan(0, table.Count);
            states.Clear();
            var columns = Columns();
            foreach (var (facet, codes) in columns)
                Judge(states, facet, codes);
            JudgeIssues(states);
            JudgeTags(states);
            JudgeText(states);
            JudgeScored(states);
            Dictionary<Facet, IReadOnlyDictionary<int, int>> values = [];
            foreach (var (facet, codes) in columns)
                values[facet] = CountColumn(states, facet, codes);
            values[Facet.Issue] = CountIssues(states);
            values[Facet.Tag] = CountTags(states);
            return List(states, values);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private List<(Facet Facet, byte[] Codes)> Columns()
    {
        List<(Facet, byte[])> columns =
        [
            (Facet.Class, table.Labels), (Facet.Original, table.Originals), (Facet.Usage, table.Usages),
            (Facet.Reviewed, table.Reviewed), (Facet.Excluded, table.Excluded), (Facet.Changed, table.Changed),
            (Facet.Majority, table.Majorities), (Facet.Agreement, table.Agreements), (Facet.Brightness, table.Brightness),
        ];
        if (Parts is not null)
            columns.Add((Facet.Part, Parts));
        if (Predictions is not null)
            columns.AddRange([(Facet.Predicted, Predictions.Predicted), (Facet.Confidence, Predictions.Confidence), (Facet.Agrees, Agreeing(Predictions)), (Facet.Scored, Predictions.Scored)]);
        return columns;
    }

    private byte[] Agreeing(FacetPredictions predictions)
    {
        var (predicted, labels) = (predictions.Predicted, filter.ScoredPart is null ? table.Labels : predictions.Scored);
        var codes = new byte[predicted.Length];
        for (var row = 0; row < codes.Length; row++)
            codes[row] = predicted[row] == FacetTable.None ? FacetTable.None : (byte)(predicted[row] == labels[row] ? 1 : 0);
        return codes;
    }

    private void Judge(Span<byte> states, Facet facet, byte[] codes)
    {
        var asked = filter.Of(facet);
        var isSplit = facet == Facet.Part;
        if (asked.Count == 0 && !isSplit)
            return;
        var accepted = new bool[256];
        foreach (var value in asked)
            accepted[FacetTable.Code(value)] = true;
        for (var row = 0; row < states.Length; row++)
        {
            if (accepted[codes[row]])
                continue;
            // Being in the split at all is no condition on the part: it holds for the parts' own counts, too.
            if (isSplit && codes[row] == FacetTable.None)
                states[row] = Out;
            else if (asked.Count > 0)
                Fail(ref states[row], facet);
        }
    }

    private void JudgeIssues(Span<byte> states)
    {
        var wanted = filter.Issues.Aggregate(0, (bits, kind) => bits | FacetTable.Bit(kind));
        if (wanted == 0)
            return;
        for (var row = 0; row < states.Length; row++)
        {
            if ((table.IssuesOf(row) & wanted) == 0)
                Fail(ref states[row], Facet.Issue);
        }
    }

    private void JudgeTags(Span<byte> states)
    {
        if (filter.TagIds.Count == 0)
            return;
        var tagged = new RowSet(table.Count);
        foreach (var tag in filter.TagIds)
        {
            if (table.Tags.TryGetValue(tag, out var rows))
                tagged.Add(rows);
        }
        for (var row = 0; row < states.Length; row++)
        {
            if (!tagged[row])
                Fail(ref states[row], Facet.Tag);
        }
    }

    private void JudgeText(Span<byte> states)
    {
        for (var row = 0; Texts is not null && row < states.Length; row++)
        {
            if (!Texts[row])
                states[row] = Out;
        }
    }

    /// <summary>Being scored on the named part is no facet of its own: it holds for every count.</summary>
    private void JudgeScored(Span<byte> states)
    {
        for (var row = 0; filter.ScoredPart is not null && Predictions is not null && row < states.Length; row++)
        {
            if (Predictions.Scored[row] == FacetTable.None)
                states[row] = Out;
        }
    }

    private static byte Mark(Facet facet) => (byte)((int)facet + 1);

    private static void Fail(ref byte state, Facet facet) => state = state == 0 ? Mark(facet) : Out;

    private static Dictionary<int, int> CountColumn(ReadOnlySpan<byte> states, Facet facet, byte[] codes)
    {
        var mark = Mark(facet);
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        for (var row = 0; row < states.Length; row++)
        {
            if (states[row] == 0 || states[row] == mark)
                counts[codes[row]]++;
        }
        Dictionary<int, int> values = [];
        for (var code = 0; code < FacetTable.None; code++)
        {
            if (counts[code] > 0)
                values[FacetTable.Value((byte)code)] = counts[code];
        }
        return values;
    }

    private Dictionary<int, int> CountIssues(ReadOnlySpan<byte> states)
    {
        var mark = Mark(Facet.Issue);
        var kinds = Enum.GetValues<QualityIssueKind>();
        var counts = new int[1 << kinds.Length];
        for (var row = 0; row < states.Length; row++)
        {
            if (states[row] == 0 || states[row] == mark)
                counts[table.IssuesOf(row)]++;
        }
        Dictionary<int, int> values = [];
        foreach (var kind in kinds)
        {
            var count = 0;
            for (var bits = 0; bits < counts.Length; bits++)
                count += (bits & FacetTable.Bit(kind)) != 0 ? counts[bits] : 0;
            if (count > 0)
                values[(int)kind] = count;
        }
        return values;
    }

    private Dictionary<int, int> CountTags(ReadOnlySpan<byte> states)
    {
        Dictionary<int, int> values = [];
        foreach (var (tag, rows) in table.Tags)
        {
            if (rows.Count(states, Mark(Facet.Tag)) is var count and > 0)
                values[tag] = count;
        }
        return values;
    }

    private FacetCounts List(ReadOnlySpan<byte> states, Dictionary<Facet, IReadOnlyDictionary<int, int>> values)
    {
        var total = states.Count((byte)0);
        if (total == 0)
            return new FacetCounts(0, values) { Few = [] };
        var within = (table.Ids[states.IndexOf((byte)0)], table.Ids[states.LastIndexOf((byte)0)]);
        if (total > MostListed && (total > MostRare || total > table.Count / Rare))
            return new FacetCounts(total, values) { Within = within };
        var few = new List<long>(total);
        for (var row = 0; row < states.Length; row++)
        {
            if (states[row] == 0)
                few.Add(table.Ids[row]);
        }
        return new FacetCounts(total, values) { Within = within, Few = few };
    }
}
