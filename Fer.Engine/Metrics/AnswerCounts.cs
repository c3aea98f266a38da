namespace Fer.Engine.Metrics;

/// <summary>How many raters gave each answer to each image. Only images with two answers or more are kept, for one answer agrees with nothing.</summary>
public sealed class AnswerCounts
{
    private readonly int[][] _counts;

    /// <summary>Counts the answers, given image by image.</summary>
    /// <param name="answers">For each image the answers it got; any numbers, equal where they mean the same. The raters need not be as many, nor the same, on each image.</param>
    public AnswerCounts(IEnumerable<IReadOnlyCollection<int>> answers)
    {
        var kept = answers.Where(image => image.Count > 1).ToList();
        Categories = [.. kept.SelectMany(image => image).Distinct().Order()];
        var places = Categories.Select((category, place) => (category, place)).ToDictionary(pair => pair.category, pair => pair.place);
        _counts = [.. kept.Select(image =>
        {
            var row = new int[Categories.Count];
            foreach (var answer in image)
                row[places[answer]]++;
            return row;
        })];
    }

    /// <summary>The different answers, ascending.</summary>
    public IReadOnlyList<int> Categories { get; }

    /// <summary>Images kept.</summary>
    public int ImageCount => _counts.Length;

    /// <summary>Answers to one image in the order of <see cref="Categories"/>; they sum to 2 or more.</summary>
    internal ReadOnlySpan<int> Image(int index) => _counts[index];
}
