using Fer.Engine.Curation;

namespace Fer.Tests.Engine.Curation;

/// <summary>Confident learning written down once more, by its definitions and without regard to speed, to compare with.</summary>
internal sealed class ConfidentDefinitions
{
    private readonly int[] _labels;
    private readonly float[][] _rows;
    private readonly int[] _classes;
    private readonly int?[] _confident;

    public ConfidentDefinitions(int[] labels, float[][] rows, bool mostProbableOfAll)
    {
        (_labels, _rows, _classes) = (labels, rows, [.. Enumerable.Range(0, rows[0].Length)]);
        double[] thresholds = [.. _classes.Select(c => Of(c).Select(i => (double)rows[i][c]).DefaultIfEmpty(2).Average()).Select(mean => Math.Max(mean, 2e-6))];
        _confident = [.. rows.Select(row =>
        {
            int[] reached = [.. _classes.Where(c => row[c] >= thresholds[c] - 1e-6)];
            return reached.Length == 0 ? null : reached.Length > 1 && mostProbableOfAll ? (int?)_classes.MaxBy(c => row[c]) : reached.MaxBy(c => row[c]);
        })];
        Joint = Matrix((given, truth) => Of(given).Count(i => _confident[i] == truth));
        double Weight(int given, int truth) => given == truth ? Math.Max(1, Joint[given, truth]) : Joint[given, truth];
        double Scaled(int given, int truth) => Weight(given, truth) / _classes.Sum(c => Weight(given, c)) * Of(given).Count();
        var sum = _classes.Sum(given => _classes.Sum(truth => Scaled(given, truth)));
        var whole = _classes.Select(given => RoundToSum([.. _classes.Select(truth => Scaled(given, truth) / sum * labels.Length)])).ToArray();
        Calibrated = Matrix((given, truth) => whole[given][truth]);
    }

    public int[,] Joint { get; }

    public int[,] Calibrated { get; }

    /// <summary>Labels and probabilities of a few images; now and then a class has none, and coarse steps make ties.</summary>
    public static (int[] Labels, float[][] Rows) Draw(Random random)
    {
        var (count, classes) = (random.Next(1, 80), random.Next(2, 9));
        var used = random.Next(3) == 0 ? classes - 1 : classes;
        int[] labels = [.. Enumerable.Range(0, count).Select(_ => random.Next(used))];
        float[][] rows = [.. labels.Select(label =>
        {
            double[] weights = [.. Enumerable.Range(0, classes).Select(c => random.Next(1, 20) + (c == label && random.Next(4) > 0 ? 15 : 0))];
            return weights.Select(weight => (float)(weight / weights.Sum())).ToArray();
        })];
        return (labels, rows);
    }

    /// <summary>Positions of the suspects, rising.</summary>
    public IEnumerable<int> Suspects(LabelPruning method, int least)
    {
        HashSet<int> byRate = [], byClass = [];
        foreach (var given in _classes.Where(c => Of(c).Count() > least))
        {
            var added = Math.Max(0, least - Calibrated[given, given]);
            var sharers = Math.Max(1, _classes.Count(c => Calibrated[given, c] > 0) - 1);
            foreach (var truth in _classes.Where(c => c != given))
            {
                var most = (int)Math.Max(0, Calibrated[given, truth] - (double)added / sharers);
                byRate.UnionWith(Of(given).OrderByDescending(i => _rows[i][truth] - _rows[i][given]).Take(most));
            }
            byClass.UnionWith(Of(given).OrderBy(i => _rows[i][given]).Take(Of(given).Count() - Calibrated[given, given] - added));
        }
        IEnumerable<int> chosen = method switch
        {
            LabelPruning.PruneByNoiseRate => byRate,
            LabelPruning.PruneByClass => byClass,
            LabelPruning.Both => byRate.Intersect(byClass),
            _ => Enumerable.Range(0, _labels.Length).Where(i => _confident[i] is { } c && c != _labels[i]),
        };
        return chosen.Where(i => _classes.MaxBy(c => _rows[i][c]) != _labels[i]).Order();
    }

    private IEnumerable<int> Of(int given) => Enumerable.Range(0, _labels.Length).Where(i => _labels[i] == given);

    private int[,] Matrix(Func<int, int, int> value)
    {
        var matrix = new int[_classes.Length, _classes.Length];
        foreach (var given in _classes)
        {
            foreach (var truth in _classes)
                matrix[given, truth] = value(given, truth);
        }
        return matrix;
    }

    /// <summary>One step at a time, whoever is furthest off.</summary>
    private static int[] RoundToSum(double[] values)
    {
        int[] whole = [.. values.Select(value => (int)Math.Round(value, MidpointRounding.ToEven))];
        HashSet<int> moved = [];
        while (whole.Sum() != (int)Math.Round(values.Sum(), MidpointRounding.ToEven))
        {
            var free = Enumerable.Range(0, values.Length).Where(i => !moved.Contains(i));
            if (whole.Sum() < values.Sum())
            {
                var lowest = free.Reverse().MaxBy(i => values[i] - whole[i]);
                moved.Add(lowest);
                whole[lowest]++;
            }
            else
            {
                var highest = free.MinBy(i => values[i] - whole[i]);
                moved.Add(highest);
                whole[highest]--;
            }
        }
        return whole;
    }
}
