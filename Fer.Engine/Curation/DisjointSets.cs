namespace Fer.Engine.Curation;

/// <summary>Sets that only ever merge (union-find by size with path halving; Tarjan and van Leeuwen 1984).</summary>
public sealed class DisjointSets
{
    private readonly int[] _parents, _sizes;

    /// <summary>Starts with every member in a set of its own.</summary>
    /// <param name="count">Members, numbered from 0.</param>
    public DisjointSets(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        _parents = [.. Enumerable.Range(0, count)];
        _sizes = new int[count];
        Array.Fill(_sizes, 1);
    }

    /// <summary>The member that stands for a member's set until the next merger.</summary>
    public int Find(int member)
    {
        while (_parents[member] != member)
            member = _parents[member] = _parents[_parents[member]];
        return member;
    }

    /// <summary>Merges the sets of two members; false where they were one already.</summary>
    public bool Join(int one, int other)
    {
        (one, other) = (Find(one), Find(other));
        if (one == other)
            return false;
        if (_sizes[one] < _sizes[other])
            (one, other) = (other, one);
        _parents[other] = one;
        _sizes[one] += _sizes[other];
        return true;
    }

    /// <summary>Number of members in a member's set, 1 or more.</summary>
    public int SizeOf(int member) => _sizes[Find(member)];
}
