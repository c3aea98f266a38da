using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.CommandLine;

/// <summary>Finds splits that a verb names, by name or by key.</summary>
internal static class NamedSplit
{
    /// <summary>The split's key.</summary>
    /// <exception cref="VerbException">There is none of this name; the message lists those there are.</exception>
    public static async Task<int> FindAsync(VerbContext context, int datasetId, string name, CancellationToken ct)
    {
        var known = await ReadAsync(context, datasetId, ct);
        return Find(known, name) ?? throw Unknown(known, name);
    }

    /// <summary>Two splits from <c>A,B</c>; names may hold commas themselves.</summary>
    /// <exception cref="VerbException">One of them is unknown.</exception>
    /// <exception cref="UsageException">The text names no two splits.</exception>
    public static async Task<(int First, int Second)> FindTwoAsync(VerbContext context, int datasetId, string text, CancellationToken ct)
    {
        var known = await ReadAsync(context, datasetId, ct);
        for (var comma = text.IndexOf(','); comma >= 0; comma = text.IndexOf(',', comma + 1))
        {
            if (Find(known, text[..comma]) is { } first && Find(known, text[(comma + 1)..]) is { } second)
                return (first, second);
        }

        var pieces = text.Split(',', 2);
        if (pieces.Length < 2)
            throw new UsageException($"--compare {text}: give two splits separated by a comma, such as --compare first,second.");
        throw Unknown(known, (Find(known, pieces[0]) is null ? pieces[0] : pieces[1]).Trim());
    }

    private static async Task<List<(int Id, string Name)>> ReadAsync(VerbContext context, int datasetId, CancellationToken ct)
    {
        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        var rows = await db.Splits.AsNoTracking().Where(split => split.DatasetId == datasetId && split.CrossValidationId == null)
            .OrderBy(split => split.Id).Select(split => new { split.Id, split.Name }).ToListAsync(ct);
        return rows.ConvertAll(row => (row.Id, row.Name));
    }

    private static int? Find(List<(int Id, string Name)> known, string name)
    {
        foreach (var (id, other) in known)
        {
            if (other.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
                return id;
        }

        return int.TryParse(name.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && known.Exists(row => row.Id == number) ? number : null;
    }

    private static VerbException Unknown(List<(int Id, string Name)> known, string name) => new(known.Count == 0
        ? $"There is no split {name}: the dataset has none. Make one with fer split."
        : $"There is no split {name}. The dataset has: {string.Join(", ", known.Select(split => split.Name))}.");
}
