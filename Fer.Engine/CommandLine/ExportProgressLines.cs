using Fer.Engine.Exchange;

namespace Fer.Engine.CommandLine;

/// <summary>Writes an export's progress, a line each tenth.</summary>
internal sealed class ExportProgressLines(VerbOutput output) : IProgress<ExportProgress>
{
    private int _tenth;

    public void Report(ExportProgress value)
    {
        var tenth = value.Total == 0 ? 10 : (int)(10L * value.Done / value.Total);
        if (tenth <= _tenth)
            return;
        _tenth = tenth;
        output.Note($"{tenth * 10} %: {value.Done} of {value.Total} images");
    }
}
