using Fer.Engine.Curation;

namespace Fer.Engine.Ratings;

/// <summary>Draws the samples of a round, and puts them into an order of its own for each rater.</summary>
public static class RoundDraw
{
    /// <summary>Draws samples without replacement; the same seed draws the same ones.</summary>
    /// <param name="candidates">Samples with the class to balance by, in a fixed order.</param>
    /// <param name="count">Samples to draw; all where there are fewer.</param>
    /// <param name="isByClass">Whether each class gives the same number, and classes that have fewer all they have.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>Ids, ascending.</returns>
    public static IReadOnlyList<long> Draw(IReadOnlyList<(long Id, int Label)> candidates, int count, bool isByClass, long seed)
    {
        (long Id, int Label)[] shuffled = [.. candidates];
        new SeededRandom(seed).Shuffle(shuffled);
        if (!isByClass)
            return [.. shuffled.Take(count).Select(row => row.Id).Order()];
        var queues = shuffled.GroupBy(row => row.Label).OrderBy(group => group.Key).Select(group => new Queue<long>(group.Select(row => row.Id))).ToList();
        var drawn = new List<long>(count);
        while (drawn.Count < count && queues.Exists(queue => queue.Count > 0))
        {
            foreach (var queue in queues.Where(queue => queue.Count > 0))
            {
                if (drawn.Count < count)
                    drawn.Add(queue.Dequeue());
            }
        }
        drawn.Sort();
        return drawn;
    }

    /// <summary>The order in which one rater sees the samples: always the same for that rater, and another for each.</summary>
    public static T[] OrderFor<T>(IEnumerable<T> samples, long seed, int curatorId)
    {
        T[] order = [.. samples];
        new SeededRandom(seed, curatorId).Shuffle(order);
        return order;
    }
}
