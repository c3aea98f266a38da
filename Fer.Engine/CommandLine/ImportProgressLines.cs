using System.Globalization;
using Fer.Engine.Importing;

namespace Fer.Engine.CommandLine;

/// <summary>Writes an import's progress, a line each tenth.</summary>
internal sealed class ImportProgressLines(VerbOutput output) : IProgress<ImportProgress>
{
    private int _tenth;

    public void Report(ImportProgress value)
    {
        var tenth = (int)(value.Fraction * 10);
        if (tenth <= _tenth)
            return;
        _tenth = tenth;
        var left = value.Left is { } time ? $", {Math.Ceiling(time.TotalSeconds).ToString("0", CultureInfo.InvariantCulture)} s left" : "";
        output.Note($"{tenth * 10} %: {value.Done} done, {value.PerSecond.ToString("0", CultureInfo.InvariantCulture)} a second{left}");
    }
}
