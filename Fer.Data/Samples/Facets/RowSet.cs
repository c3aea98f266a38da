using System.Numerics;

namespace Fer.Data.Samples.Facets;

/// <summary>A set of rows of a facet table, a bit a row.</summary>
internal sealed class RowSet(int rows)
{
    private readonly ulong[] _words = new ulong[(rows + 63) / 64];

    public bool this[int row]
    {
        get => (_words[row >> 6] & (1UL << (row & 63))) != 0;
        set
        {
            if (value)
                _words[row >> 6] |= 1UL << (row & 63);
            else
                _words[row >> 6] &= ~(1UL << (row & 63));
        }
    }

    public void Add(RowSet other)
    {
        for (var i = 0; i < _words.Length; i++)
            _words[i] |= other._words[i];
    }

    /// <summary>Rows of the set whose state is 0 or the given mark.</summary>
    public int Count(ReadOnlySpan<byte> states, byte mark)
    {
        var count = 0;
        for (var i = 0; i < _words.Length; i++)
        {
            for (var word = _words[i]; word != 0; word &= word - 1)
            {
                var state = states[(i << 6) + BitOperations.TrailingZeroCount(word)];
                if (state == 0 || state == mark)
                    count++;
            }
        }
        return count;
    }
}
