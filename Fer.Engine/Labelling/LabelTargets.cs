using System.Buffers.Binary;
using System.Globalization;
using Fer.Data;
using Fer.Data.Datasets;
using Fer.Engine.Importing;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Labelling;

/// <summary>
/// Finds the images that lines name: by place in the source where the line has one, else by their pixels. A place whose
/// pixels are other ones than the line says is not believed.
/// </summary>
internal sealed class LabelTargets
{
    private const string RowWord = "row ";
    private readonly Dictionary<string, int> _sources;
    private readonly int? _onlySource;
    private readonly bool _isChosen;
    private readonly Dictionary<(int Source, string Key), LabelTarget> _byKey;
    private readonly ILookup<UInt128, LabelTarget> _byHash;

    private LabelTargets(Dictionary<string, int> sources, int? onlySource, bool isChosen, IReadOnlyCollection<LabelTarget> all)
    {
        (_sources, _onlySource, _isChosen) = (sources, onlySource, isChosen);
        _byKey = all.ToDictionary(row => (row.SourceId, row.Key));
        _byHash = all.ToLookup(row => Short(row.Hash));
    }

    /// <summary>Reads the images of a dataset.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="columns">Columns of the table.</param>
    /// <param name="source">Source that rows and keys speak of, whatever the table says; null for the one that the table or the dataset has.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <exception cref="ImportException">It is not clear of which source the rows are.</exception>
    public static async Task<LabelTargets> ReadAsync(FerDbContext db, int datasetId, LabelColumns columns, string? source, CancellationToken ct)
    {
        var sources = await db.ImportSources.AsNoTracking().Where(row => row.DatasetId == datasetId).OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.Name, row.Kind }).ToListAsync(ct);
        var known = sources.ToDictionary(row => row.Name, row => row.Id, StringComparer.Ordinal);
        var names = string.Join(", ", sources.Select(row => row.Name));
        int? only = null;
        if (source is not null)
            only = known.TryGetValue(source, out var id) ? id : throw new ImportException($"The dataset has no source {source}. Nothing was changed. It has: {names}.");
        else if (columns.Source is null)
        {
            var candidates = sources.Where(row => columns.Key is not null || row.Kind == ImportSourceKind.PixelTable).ToList();
            if (candidates.Count > 1 && columns.Hash is null)
                throw new ImportException($"The dataset has several sources, and the file does not say whose rows it means. Nothing was changed. Name one of: {names}; or add a column source.");
            only = candidates.Count == 1 ? candidates[0].Id : null;
        }
        var all = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId).OrderBy(sample => sample.Id)
            .Select(sample => new LabelTarget(sample.Id, sample.ImportSourceId, sample.SourceKey, sample.SourceRow, sample.PixelHash, sample.Label)).ToListAsync(ct);
        return new LabelTargets(known, only, source is not null, all);
    }

    /// <summary>The images that a line names; one or more.</summary>
    /// <exception cref="LabelLineException">There are none, or the line's place or hash cannot be read.</exception>
    public IEnumerable<LabelTarget> Find(LabelTableRow line)
    {
        var hash = line.Hash is { } text ? ParseHash(text) : null;
        var place = line.Key ?? (line.Row is { } row ? RowWord + ParseRow(row) : null);
        if (place is null && hash is null)
            throw new LabelLineException(LabelLineKind.Faulty, "it names no image");
        var source = line.Source is { } name && !_isChosen ? _sources.TryGetValue(name, out var id) ? id : null : _onlySource;
        if (place is not null && source is { } known && _byKey.TryGetValue((known, place), out var placed)
            && (hash is null || hash.AsSpan().SequenceEqual(placed.Hash)))
            return [placed];
        if (hash is not null && _byHash[Short(hash)].Where(target => hash.AsSpan().SequenceEqual(target.Hash)).ToList() is { Count: > 0 } same)
            return same;
        throw new LabelLineException(LabelLineKind.Unmatched, Missing(line, place, source));
    }

    private static string Missing(LabelTableRow line, string? place, int? source) => (place, source, line.Source) switch
    {
        (null, _, _) => $"the dataset has no image with the pixel hash {line.Hash![..12]}…",
        (_, null, { } name) => $"the dataset has no source {name}",
        (_, null, _) => $"it does not say of which source {place} is",
        _ when line.Hash is not null => $"there is no image with these pixels, at {place} or elsewhere",
        _ => $"its source has no {place}",
    };

    private static int ParseRow(string text)
    {
        var digits = text.StartsWith(RowWord, StringComparison.OrdinalIgnoreCase) ? text[RowWord.Length..] : text;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? row
            : throw new LabelLineException(LabelLineKind.Faulty, $"its row is \"{Quote(text)}\" instead of a number from 0");
    }

    private static byte[] ParseHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit)
        ? Convert.FromHexString(text)
        : throw new LabelLineException(LabelLineKind.Faulty, $"its hash is \"{Quote(text)}\" instead of 64 hexadecimal digits");

    private static string Quote(string text) => text.Length <= 24 ? text : text[..24] + "…";

    private static UInt128 Short(byte[] hash) => BinaryPrimitives.ReadUInt128BigEndian(hash);
}
