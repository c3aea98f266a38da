using System.CommandLine;
using Fer.Data.Curators;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Engine.Labelling;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer import-labels</c>: takes over labels from a CSV.</summary>
public sealed class ImportLabelsVerb : IVerb
{
    private const int ShownErrors = 20;
    private readonly Argument<string> _file = new("FILE") { Description = "CSV with a column row, key or hash, and a column label or class; the labels CSV of an export has them." };
    private readonly Option<string> _dataset = new("--dataset") { Description = "Dataset whose labels to change.", HelpName = "NAME", Required = true };
    private readonly Option<string?> _source = new("--source") { Description = "Source that the rows speak of, where the dataset has several.", HelpName = "NAME" };
    private readonly Option<bool> _apply = new("--apply") { Description = "Change the labels. Without it, only say what would change." };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(
        new Command("import-labels", "Take over labels from a CSV, as one act that can be taken back.") { _file, _dataset, _source, _apply }, ImportAsync);

    private async Task<int> ImportAsync(VerbContext context, CancellationToken ct)
    {
        var given = context.Arguments;
        var file = Path.GetFullPath(given.GetRequiredValue(_file));
        var datasetId = await NamedDataset.FindAsync(context, given.GetRequiredValue(_dataset), ct);
        var datasets = context.Services.GetRequiredService<DatasetList>();
        var importer = new LabelImporter(context.Contexts, datasets, context.Services.GetRequiredService<LabelLog>());
        var preview = await importer.PreviewAsync(datasetId, file, Path.GetFileName(file), given.GetValue(_source), ct);
        var act = given.GetValue(_apply) && preview.Changes.Count > 0
            ? await importer.ApplyAsync(preview, await context.Services.GetRequiredService<CuratorDirectory>().ResolveCommandLineAsync(ct), ct)
            : null;
        if (act is { Outcome: RelabelOutcome.UnknownClass })
            throw new VerbException("A class was merged away while the file was read. Nothing was changed. Run the same command again.");
        if (act is { Outcome: RelabelOutcome.Conflict })
            throw new VerbException("Somebody changed some of these labels while the file was read. Nothing was changed. Run the same command again.");
        var classes = await datasets.ReadClassesAsync(datasetId, ct);
        var result = new ImportLabelsResult(
            preview.FileName, preview.Lines, preview.Matched, preview.Unmatched, preview.UnknownClass, preview.Faulty, preview.Unchanged,
            act?.ChangedCount ?? preview.Changes.Count,
            [.. preview.Pairs.Select(pair => new LabelPairLine(classes[pair.From].Name, classes[pair.To].Name, pair.Count))],
            preview.Errors, given.GetValue(_apply), act?.ActId);
        context.Output.Result(result, VerbJsonContext.Default.ImportLabelsResult, text => Write(result, text));
        return ExitCode.Done;
    }

    private static void Write(ImportLabelsResult result, TextWriter text)
    {
        text.WriteLine($"{result.Lines} lines: {result.Matched} matched, {result.Unmatched} name no image, {result.UnknownClass} no class, {result.Faulty} cannot be used.");
        foreach (var pair in result.Pairs)
            text.WriteLine($"  {pair.From} -> {pair.To}: {pair.Images}");
        var leftOut = result.Unmatched + result.UnknownClass + result.Faulty;
        foreach (var error in result.Errors.Take(ShownErrors))
            text.WriteLine($"  line {error.Line}: {error.Reason}");
        if (leftOut > ShownErrors)
            text.WriteLine($"  and {leftOut - ShownErrors} more lines; --json lists the first {LabelImportPreview.ListedErrors}");
        text.WriteLine((result.Changed, result.IsApplied) switch
        {
            (0, _) => $"Nothing to change: {result.Unchanged} images have these labels already.",
            (_, true) => $"{result.Changed} images relabelled, {result.Unchanged} had their label already.",
            _ => $"{result.Changed} images would be relabelled, {result.Unchanged} have their label already. Nothing was changed; run it with --apply to change them.",
        });
    }
}
