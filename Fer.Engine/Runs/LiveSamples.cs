using Fer.Engine.Metrics;
using Fer.Engine.Runs.Messages;

namespace Fer.Engine.Runs;

/// <summary>A few validation images that are followed from epoch to epoch: the same for the same seed, and of every class as evenly as can be.</summary>
public sealed class LiveSamples
{
    /// <summary>Most images that are followed.</summary>
    public const int Most = 12;

    /// <summary>Of a confidence; the line that carries it stays short.</summary>
    private const int Digits = 4;

    private readonly IReadOnlyList<long> _sampleIds;
    private readonly IReadOnlyList<int> _labels;
    private readonly int[] _positions;

    /// <summary>Chooses them.</summary>
    /// <param name="sampleIds">Samples of the validation part.</param>
    /// <param name="labels">Their classes, in the same order.</param>
    /// <param name="seed">Seed of the run.</param>
    public LiveSamples(IReadOnlyList<long> sampleIds, IReadOnlyList<int> labels, long seed)
    {
        ArgumentNullException.ThrowIfNull(sampleIds);
        ArgumentNullException.ThrowIfNull(labels);
        if (sampleIds.Count != labels.Count)
            throw new ArgumentException($"There are {sampleIds.Count} samples and {labels.Count} labels.", nameof(labels));
        (_sampleIds, _labels) = (sampleIds, labels);
        _positions = Choose(labels, seed);
    }

    /// <summary>What the network says of each.</summary>
    /// <param name="probabilities">Class probabilities of the whole validation part, row by row.</param>
    public IReadOnlyList<LivePrediction> Predictions(ReadOnlySpan<float> probabilities)
    {
        if (_labels.Count == 0 || probabilities.IsEmpty)
            return [];
        var rows = new Probabilities(probabilities, probabilities.Length / _labels.Count);
        var predictions = new LivePrediction[_positions.Length];
        for (var index = 0; index < predictions.Length; index++)
        {
            var position = _positions[index];
            var best = rows.Best(position);
            predictions[index] = new LivePrediction(_sampleIds[position], _labels[position], best, Math.Round(rows.Row(position)[best], Digits));
        }

        return predictions;
    }

    /// <summary>One of each class in turn, until there are enough or no class has any left.</summary>
    private static int[] Choose(IReadOnlyList<int> labels, long seed)
    {
        var random = new Random(Fold(seed));
        var classes = Enumerable.Range(0, labels.Count).GroupBy(position => labels[position]).OrderBy(group => group.Key)
            .Select(group => Shuffled(group, random)).ToList();
        return [.. Enumerable.Range(0, Most)
            .SelectMany(round => classes.Where(members => round < members.Length).Select(members => members[round]))
            .Take(Most)];
    }

    private static int[] Shuffled(IEnumerable<int> positions, Random random)
    {
        int[] shuffled = [.. positions];
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static int Fold(long seed) => unchecked(((int)seed * 397) ^ (int)(seed >> 32));
}
