using Fer.Data.Labelling;

namespace Fer.Engine.Labelling;

/// <summary>Gathers what the lines of a table of labels say.</summary>
internal sealed class LabelImportTally
{
    private readonly List<LabelLineError> _errors = [];
    private readonly Dictionary<LabelLineKind, int> _counts = [];
    private readonly Dictionary<long, (LabelTarget Target, int Label, int Line)> _wanted = [];
    private readonly HashSet<long> _contradicted = [];
    private int _lines;
    private int _matched;

    /// <summary>Takes a line that gives images a label. Where two lines contradict each other about an image, it is left as it is.</summary>
    public void Add(LabelTableRow line, IEnumerable<LabelTarget> targets, int label, Func<int, string> nameOf)
    {
        _lines++;
        var isClear = true;
        foreach (var target in targets)
        {
            if (_wanted.TryAdd(target.Id, (target, label, line.Line)) || _wanted[target.Id].Label == label)
                continue;
            _contradicted.Add(target.Id);
            if (isClear)
                Count(line.Line, LabelLineKind.Faulty, $"it says {nameOf(label)}, but line {_wanted[target.Id].Line} says {nameOf(_wanted[target.Id].Label)} of the same image; the image stays as it is");
            isClear = false;
        }
        _matched += isClear ? 1 : 0;
    }

    /// <summary>Takes a line that is left out.</summary>
    public void Reject(int line, LabelLineKind kind, string reason)
    {
        _lines++;
        Count(line, kind, reason);
    }

    /// <summary>What was gathered.</summary>
    public LabelImportPreview ToPreview(int datasetId, string fileName)
    {
        var clear = _wanted.Values.Where(row => !_contradicted.Contains(row.Target.Id)).ToList();
        var changes = clear.Where(row => row.Label != row.Target.Label).ToList();
        return new LabelImportPreview
        {
            Key = Guid.NewGuid(),
            DatasetId = datasetId,
            FileName = fileName,
            Lines = _lines,
            Matched = _matched,
            Unmatched = _counts.GetValueOrDefault(LabelLineKind.Unmatched),
            UnknownClass = _counts.GetValueOrDefault(LabelLineKind.UnknownClass),
            Faulty = _counts.GetValueOrDefault(LabelLineKind.Faulty),
            Unchanged = clear.Count - changes.Count,
            Pairs = [.. changes.CountBy(row => (From: row.Target.Label, To: row.Label)).OrderByDescending(row => row.Value).ThenBy(row => row.Key)
                .Select(row => new LabelMove(row.Key.From, row.Key.To, row.Value))],
            Errors = _errors,
            Changes = changes.ToDictionary(row => row.Target.Id, row => row.Label),
            Seen = changes.ToDictionary(row => row.Target.Id, row => row.Target.Label),
        };
    }

    private void Count(int line, LabelLineKind kind, string reason)
    {
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        if (_errors.Count < LabelImportPreview.ListedErrors)
            _errors.Add(new LabelLineError(line, kind, reason));
    }
}
