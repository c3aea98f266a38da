using Fer.Data.Samples;

namespace Fer.Engine.Curation;

/// <summary>
/// Plans a drawn dataset: FER-2013's class proportions and its 80/10/10 usage, 3 % exact duplicates of earlier faces and 10 % wrong
/// labels, a third of the duplicates among them, so that twins contradict each other.
/// </summary>
public static class DrawnPlan
{
    private const double DuplicateShare = 0.03;
    private const double WrongShare = 0.1;
    private const int PlanStream = -1;

    /// <summary>Makes the plan; the same numbers give the same plan.</summary>
    /// <param name="count">Faces, 70 or more.</param>
    /// <param name="seed">Seed.</param>
    public static IReadOnlyList<DrawnItem> Make(int count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 70);
        var random = new SeededRandom(seed, PlanStream);
        var labels = Labels(count);
        random.Shuffle(labels);
        var originals = Duplicates(labels, random);
        var wrong = Wrong(originals, count, random);
        return [.. labels.Select((label, index) => new DrawnItem(
            index, label, wrong[index] ? ExpressionTable.DrawConfusion(label, random) : label, Usage(index, count), originals[index]))];
    }

    private static int[] Labels(int count)
    {
        var total = 0;
        foreach (var size in ExpressionTable.Fer2013Counts)
            total += size;
        var labels = new int[count];
        int label = 0, upTo = ExpressionTable.Fer2013Counts[0];
        for (var index = 0; index < count; index++)
        {
            while ((long)index * total >= (long)upTo * count)
                upTo += ExpressionTable.Fer2013Counts[++label];
            labels[index] = label;
        }
        return labels;
    }

    /// <summary>Chooses duplicates and their originals, of one class, so that the classes keep their proportions.</summary>
    private static int?[] Duplicates(int[] labels, SeededRandom random)
    {
        var originals = new int?[labels.Length];
        var isOriginal = new bool[labels.Length];
        for (var left = (int)Math.Round(DuplicateShare * labels.Length); left > 0;)
        {
            var index = 1 + random.Below(labels.Length - 1);
            var original = random.Below(index);
            if (labels[index] != labels[original] || originals[index] is not null || originals[original] is not null || isOriginal[index])
                continue;
            originals[index] = original;
            isOriginal[original] = true;
            left--;
        }
        return originals;
    }

    private static bool[] Wrong(int?[] originals, int count, SeededRandom random)
    {
        var wrong = new bool[count];
        var left = (int)Math.Round(WrongShare * count);
        foreach (var (index, _) in originals.Index().Where(pair => pair.Item is not null).Index().Where(pair => pair.Index % 3 == 0).Select(pair => pair.Item))
        {
            wrong[index] = true;
            left--;
        }
        while (left > 0)
        {
            var index = random.Below(count);
            left -= wrong[index] ? 0 : 1;
            wrong[index] = true;
        }
        return wrong;
    }

    private static SourceUsage Usage(int index, int count) => (10L * index / count) switch
    {
        < 8 => SourceUsage.Training,
        8 => SourceUsage.PublicTest,
        _ => SourceUsage.PrivateTest,
    };
}
