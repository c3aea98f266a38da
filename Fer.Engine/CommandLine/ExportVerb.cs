using System.CommandLine;
using System.Globalization;
using Fer.Engine.Exchange;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer export</c>: writes a dataset's labels or images, or a run's model.</summary>
public sealed class ExportVerb : IVerb
{
    private readonly Option<string?> _dataset = new("--dataset") { Description = "Dataset to write.", HelpName = "NAME" };
    private readonly DatasetExport _datasetExport = new();
    private readonly Option<int?> _run = new("--run") { Description = "Run whose best weights to write.", HelpName = "ID" };
    private readonly Option<string?> _onnx = new("--onnx") { Description = "ONNX file for the model; an older one is replaced. Left out, the model is kept in the data folder alone.", HelpName = "FILE" };

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
            (null, 0, { } run, var onnx) => ModelAsync(context, run, onnx is null ? null : Path.GetFullPath(onnx), ct),
            _ => throw new UsageException("Say what to export and whereto: --dataset NAME with one of --csv, --fer2013, --folder and --zip, or --run ID with --onnx FILE for a model."),
        };
    }

    private async Task<int> DatasetAsync(VerbContext context, string dataset, CancellationToken ct)
    {
        var result = await _datasetExport.WriteAsync(context, dataset, ct);
        context.Output.Result(result, VerbJsonContext.Default.ExportResult, text => text.WriteLine($"{result.Rows} images written to {result.File}."));
        return ExitCode.Done;
    }

    private static async Task<int> ModelAsync(VerbContext context, int runId, string? file, CancellationToken ct)
    {
        var export = await context.Services.GetRequiredService<ModelExporter>().ExportAsync(runId, ct);
        var kept = Path.Combine(context.Folder.Path, export.Path);
        if (file is not null)
            Copy(kept, file);
        var result = new ModelExportResult(file ?? kept, runId, export.Epoch, export.Bytes, export.Sha256, export.CheckedImages, export.LargestDifference);
        context.Output.Result(result, RunVerbJsonContext.Default.ModelExportResult, text => text.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Run {runId}, epoch {result.Epoch}, written to {result.File} ({result.Bytes} bytes, SHA-256 {result.Sha256}). On {result.CheckedImages} validation images its probabilities differ from those of the trained network by {result.LargestDifference:0.0e+0} at most.")));
        return ExitCode.Done;
    }

    /// <summary>Whole or not at all.</summary>
    private static void Copy(string kept, string file)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.Copy(kept, temporary);
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
