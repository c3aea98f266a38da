namespace Fer.Data.Samples.Facets;

/// <summary>Holds what was asked for last, and no more than a number of things. Not safe for several threads.</summary>
/// <param name="most">How many are held.</param>
internal sealed class Recent<TKey, TValue>(int most) where TKey : notnull where TValue : class
{
    private readonly LinkedList<(TKey Key, TValue Value)> _held = [];

    public TValue? Find(TKey key)
    {
        for (var node = _held.First; node is not null; node = node.Next)
        {
            if (!EqualityComparer<TKey>.Default.Equals(node.Value.Key, key))
                continue;
            _held.Remove(node);
            _held.AddFirst(node);
            return node.Value.Value;
        }
        return null;
    }

    public TValue Hold(TKey key, TValue value)
    {
        if (Find(key) is not null)
            _held.RemoveFirst();
        _held.AddFirst((key, value));
        if (_held.Count > most)
            _held.RemoveLast();
        return value;
    }
}
