using System.CommandLine;
using Fer.Data.Labelling;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer export</c>: writes a dataset's labels or a run's model to a file.</summary>
public sealed class ExportVerb : IVerb
{
    private readonly Option<string?> _dataset = new("--dataset") { Description = "Dataset whose labels to write.", HelpName = "NAME" };
    private readonly Option<string?> _csv = new("--csv") { Description = "CSV file for the labels; an older one is replaced.", HelpName = "FILE" };
    private readonly Option<string?> _asOf = new("--as-of") { Description = "Moment whose labels to write, such as 2026-11-24T15:30 (with --csv); without it, those of now.", HelpName = "MOMENT" };
    private readonly Option<int?> _run = new("--run") { Description = "Run whose best weights to write.", HelpName = "ID" };
    private readonly Option<string?> _onnx = new("--onnx") { Description = "ONNX file for the model; an older one is replaced.", HelpName = "FILE" };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(
        new Command("export", "Write a dataset's labels or a run's model to a file.") { _dataset, _csv, _asOf, _run, _onnx }, ExportAsync);

    private Task<int> ExportAsync(VerbContext context, CancellationToken ct)
    {
        var given = context.Arguments;
        var asOf = given.GetValue(_asOf);
        return (given.GetValue(_dataset), given.GetValue(_csv), given.GetValue(_run), given.GetValue(_onnx)) switch
        {
            ({ } dataset, { } csv, null, null) => LabelsAsync(context, dataset, Path.GetFullPath(csv), Moment(asOf), ct),
            (null, null, { } run, { } onnx) when asOf is null => ModelAsync(context, run, Path.GetFullPath(onnx), ct),
            _ => throw new UsageException("Say what to export and whereto: --dataset NAME --csv FILE for labels, or --run ID --onnx FILE for a model."),
        };
    }

    private static async Task<int> LabelsAsync(VerbContext context, string dataset, string file, DateTimeOffset? moment, CancellationToken ct)
    {
        var datasetId = await NamedDataset.FindAsync(context, dataset, ct);
        var result = new ExportResult(file, await LabelExport.WriteAsync(context, datasetId, file, moment, ct));
        context.Output.Result(result, VerbJsonContext.Default.ExportResult, text => text.WriteLine($"{result.Rows} labels written to {result.File}."));
        return ExitCode.Done;
    }

    private static async Task<int> ModelAsync(VerbContext context, int runId, string file, CancellationToken ct)
    {
        var result = await ModelExport.WriteAsync(context, runId, file, ct);
        context.Output.Result(result, RunVerbJsonContext.Default.ModelExportResult, text => text.WriteLine(
            $"Run {result.RunId}, epoch {result.Epoch}, written to {result.File}. Probabilities in this order: {string.Join(", ", result.Classes)}."));
        return ExitCode.Done;
    }

    private static DateTimeOffset? Moment(string? text)
    {
        if (text is null)
            return null;
        return MomentText.TryParse(text, TimeZoneInfo.Local, out var moment)
            ? moment
            : throw new UsageException($"--as-of {text} is no moment. Give {MomentText.Expected}.");
    }
}
