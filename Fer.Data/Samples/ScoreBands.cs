namespace Fer.Data.Samples;

/// <summary>
/// Divides a score from 0 to 1 into bands. A band is named by its lower edge in percent and reaches up to the next one;
/// the last has no upper end. Database and memory compare with the same edges, so that both put a score into the same band.
/// </summary>
public sealed class ScoreBands
{
    private readonly int[] _edges;

    private ScoreBands(params int[] edges) => _edges = edges;

    /// <summary>Bands of the brightness: ten of equal width.</summary>
    public static ScoreBands Brightness { get; } = new(0, 10, 20, 30, 40, 50, 60, 70, 80, 90);

    /// <summary>Bands of the vote agreement; 100 stands for those where all raters agree.</summary>
    public static ScoreBands Agreement { get; } = new(0, 50, 60, 70, 80, 90, 100);

    /// <summary>Bands of a model's confidence: ten of equal width.</summary>
    public static ScoreBands Confidence { get; } = new(0, 10, 20, 30, 40, 50, 60, 70, 80, 90);

    /// <summary>Lower edges in percent, ascending.</summary>
    public IReadOnlyList<int> Edges => _edges;

    /// <summary>The band of a score, or null where it is below 0.</summary>
    public int? Of(double score)
    {
        for (var i = _edges.Length - 1; i >= 0; i--)
        {
            if (score >= _edges[i] / 100.0)
                return _edges[i];
        }
        return null;
    }

    /// <summary>Where the band after this one begins, in percent; null for the last.</summary>
    public int? After(int edge)
    {
        var next = Array.IndexOf(_edges, edge) + 1;
        return next < _edges.Length ? _edges[next] : null;
    }

    /// <summary>The known ones of some edges, ascending, each once.</summary>
    public int[] Known(IEnumerable<int> edges) => [.. edges.Where(edge => _edges.Contains(edge)).Order().Distinct()];

    /// <summary>Ranges of scores that the bands cover, ascending: from a score on and below another one, which is null where there is no end. Neighbours are joined.</summary>
    internal IReadOnlyList<(double From, double? Below)> Ranges(IEnumerable<int> edges)
    {
        List<(double From, double? Below)> ranges = [];
        foreach (var edge in Known(edges))
        {
            var (from, below) = (edge / 100.0, After(edge) / 100.0);
            if (ranges.Count > 0 && ranges[^1].Below == from)
                ranges[^1] = (ranges[^1].From, below);
            else
                ranges.Add((from, below));
        }
        return ranges;
    }
}
