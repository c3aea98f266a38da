using System.CommandLine;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer export</c>: writes a dataset's labels or images, or a run's model.</summary>
public sealed class ExportVerb : IVerb
{
    private readonly Option<string?> _dataset = new("--dataset") { Description = "Dataset to write.", HelpName = "NAME" };
    private readonly DatasetExport _datasetExport = new();
    private readonly Option<int?> _run = new("--run") { Description = "Run whose best weights to write.", HelpName = "ID" };
    private readonly Option<string?> _onnx = new("--onnx") { Description = "ONNX file for the model; an older one is replaced.", HelpName = "FILE" };

    /// <inheritdoc />
    public Command Build(VerbHost host)
    {
        var command = new Command("export", "Write a dataset's labels or images, or a run's model.") { _dataset };
        foreach (var option in _datasetExport.Options)
            command.Options.Add(option);
        command.Options.Add(_run);
        command.Options.Add(_onnx);
        return host.Handle(command, ExportAsync);
    }

    private Task<int> ExportAsync(VerbContext context, CancellationToken ct)
    {
        var given = context.Arguments;
        return (given.GetValue(_dataset), _datasetExport.Targets(given).Count, given.GetValue(_run), given.GetValue(_onnx)) switch
        {
            ({ } dataset, 1, null, null) => DatasetAsync(context, dataset, ct),
            (null, 0, { } run, { } onnx) => ModelAsync(context, run, Path.GetFullPath(onnx), ct),
            _ => throw new UsageException("Say what to export and whereto: --dataset NAME with one of --csv, --fer2013, --folder and --zip, or --run ID --onnx FILE for a model."),
        };
    }

    private async Task<int> DatasetAsync(VerbContext context, string dataset, CancellationToken ct)
    {
        var result = await _datasetExport.WriteAsync(context, dataset, ct);
        context.Output.Result(result, VerbJsonContext.Default.ExportResult, text => text.WriteLine($"{result.Rows} images written to {result.File}."));
        return ExitCode.Done;
    }

    private static async Task<int> ModelAsync(VerbContext context, int runId, string file, CancellationToken ct)
    {
        var result = await ModelExport.WriteAsync(context, runId, file, ct);
        context.Output.Result(result, RunVerbJsonContext.Default.ModelExportResult, text => text.WriteLine(
            $"Run {result.RunId}, epoch {result.Epoch}, written to {result.File}. Probabilities in this order: {string.Join(", ", result.Classes)}."));
        return ExitCode.Done;
    }
}
