using System.CommandLine;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer datasets</c>: lists the datasets.</summary>
public sealed class DatasetsVerb : IVerb
{
    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(new Command("datasets", "List the datasets."), ListAsync);

    private static async Task<int> ListAsync(VerbContext context, CancellationToken ct)
    {
        var db = await context.Contexts.CreateDbContextAsync(ct);
        await using (db)
        {
            var lines = await db.Datasets.AsNoTracking().OrderBy(dataset => dataset.Name)
                .Select(dataset => new DatasetLine(
                    dataset.Name,
                    dataset.Samples.Count,
                    dataset.Classes.Count,
                    db.Splits.Count(split => split.DatasetId == dataset.Id && split.CrossValidationId == null),
                    dataset.IsDrawn,
                    dataset.CreatedAt))
                .ToListAsync(ct);
            var result = new DatasetsResult(context.Folder.Path, lines);
            context.Output.Result(result, VerbJsonContext.Default.DatasetsResult, text => Write(result, text));
        }
        return ExitCode.Done;
    }

    private static void Write(DatasetsResult result, TextWriter text)
    {
        if (result.Datasets.Count == 0)
            text.WriteLine($"No datasets in {result.DataFolder}. Make one: fer import PATH --dataset NAME, or fer sample --dataset NAME.");
        foreach (var line in result.Datasets)
            text.WriteLine($"{line.Name}: {line.Images} images, {line.Classes} classes, {line.Splits} splits{(line.IsDrawn ? ", drawn by code" : "")}");
    }
}
