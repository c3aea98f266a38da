using Fer.Data.Samples;
using Sylvan.Data.Csv;

namespace Fer.Engine.Importing;

/// <summary>A FER+ votes file (<c>fer2013new.csv</c>): one row per row of <c>fer2013.csv</c>, in the same order.</summary>
internal sealed class VotesTable : IDisposable
{
    /// <summary>Name of the study in <see cref="Vote.Study"/>.</summary>
    public const string Study = "FER+";

    private static readonly string[] Answers =
        ["neutral", "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt", "unknown", "NF"];

    private readonly string _path;
    private readonly CsvDataReader _csv;
    private readonly int _usage;
    private readonly (string Choice, int Column)[] _choices;

    private VotesTable(string path, CsvDataReader csv, int usage, (string Choice, int Column)[] choices)
    {
        (_path, _csv, _usage, _choices) = (path, csv, usage, choices);
    }

    /// <summary>Opens a votes file and checks its header, so that a wrong file is known before anything is imported.</summary>
    /// <exception cref="ImportException">The file is missing or is no FER+ table.</exception>
    public static VotesTable Open(string path)
    {
        if (!File.Exists(path))
            throw new ImportException($"There is no votes file {path}. Nothing was imported. Check the path.");
        try
        {
            var csv = CsvDataReader.Create(path, new CsvDataReaderOptions { ResultSetMode = ResultSetMode.SingleResult });
            var names = Enumerable.Range(0, csv.FieldCount).Select(column => csv.GetName(column).Trim()).ToList();
            int Find(string wanted) => names.FindIndex(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
            var choices = Answers.Select(answer => (answer, Find(answer))).Where(pair => pair.Item2 >= 0).ToArray();
            if (choices.Length >= Answers.Length - 3)
                return new VotesTable(path, csv, Find("Usage"), choices);
            csv.Dispose();
        }
        catch (CsvFormatException)
        {
        }
        throw new ImportException($"{path}: line 1 does not name the FER+ columns (neutral, happiness, ... NF), so this is no votes file. Nothing was imported. Give fer2013new.csv.");
    }

    /// <summary>Streams the rows in order.</summary>
    /// <exception cref="ImportException">A row is no row of votes.</exception>
    public IEnumerable<VotesRow> Read()
    {
        for (var row = 0; ReadNext(row); row++)
            yield return new VotesRow(row, _usage < 0 ? null : _csv.GetString(_usage).Trim(), [.. Counts(row)]);
    }

    public void Dispose() => _csv.Dispose();

    private bool ReadNext(int row)
    {
        try
        {
            return _csv.Read();
        }
        catch (CsvFormatException error)
        {
            throw new ImportException($"{_path}: line {row + 2} cannot be read ({error.Message}). No votes were joined; the images are imported. Mend the file and import again.");
        }
    }

    private IEnumerable<(string Choice, int Count)> Counts(int row)
    {
        foreach (var (choice, column) in _choices)
        {
            var text = column < _csv.RowFieldCount ? _csv.GetString(column).Trim() : "";
            if (!int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var count) || count < 0)
                throw new ImportException($"{_path}: line {row + 2} has \"{text}\" under {choice} instead of a number of votes. No votes were joined; the images are imported. Mend the file and import again.");
            if (count > 0)
                yield return (choice, count);
        }
    }
}
