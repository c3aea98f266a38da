using System.CommandLine;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer export</c>: writes a dataset's labels to a file.</summary>
public sealed class ExportVerb : IVerb
{
    private readonly Option<string?> _dataset = new("--dataset") { Description = "Dataset whose labels to write.", HelpName = "NAME" };
    private readonly Option<string?> _csv = new("--csv") { Description = "CSV file to write; an older one is replaced.", HelpName = "FILE" };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(new Command("export", "Write labels to a file.") { _dataset, _csv }, ExportAsync);

    private async Task<int> ExportAsync(VerbContext context, CancellationToken ct)
    {
        if (context.Arguments.GetValue(_dataset) is not { } dataset || context.Arguments.GetValue(_csv) is not { } csv)
            throw new UsageException("Say what to export and whereto: --dataset NAME --csv FILE.");
        var datasetId = await NamedDataset.FindAsync(context, dataset, ct);
        var file = Path.GetFullPath(csv);
        var result = new ExportResult(file, await LabelExport.WriteAsync(context, datasetId, file, ct));
        context.Output.Result(result, VerbJsonContext.Default.ExportResult, text => text.WriteLine($"{result.Rows} labels written to {result.File}."));
        return ExitCode.Done;
    }
}
