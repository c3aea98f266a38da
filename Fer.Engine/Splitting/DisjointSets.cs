namespace Fer.Engine.Splitting;

/// <summary>Sets of the numbers 0 to n-1 that can be joined (union by size, halved paths).</summary>
internal sealed class DisjointSets
{
    private readonly int[] _parents;
    private readonly int[] _sizes;

    public DisjointSets(int count)
    {
        _parents = [.. Enumerable.Range(0, count)];
        _sizes = new int[count];
        Array.Fill(_sizes, 1);
    }

    /// <summary>The number that stands for the set of this one.</summary>
    public int Find(int item)
    {
        while (_parents[item] != item)
            item = _parents[item] = _parents[_parents[item]];
        return item;
    }

    /// <summary>Makes one set of the sets of both.</summary>
    public void Join(int first, int second)
    {
        var (large, small) = (Find(first), Find(second));
        if (large == small)
            return;
        if (_sizes[large] < _sizes[small])
            (large, small) = (small, large);
        _parents[small] = large;
        _sizes[large] += _sizes[small];
    }
}
