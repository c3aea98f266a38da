using System.CommandLine;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer stats</c>: counts a dataset's images.</summary>
public sealed class StatsVerb : IVerb
{
    private readonly Option<string> _dataset = new("--dataset") { Description = "Dataset to count.", HelpName = "NAME", Required = true };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(new Command("stats", "Count a dataset's images by class, source and split.") { _dataset }, CountAsync);

    private async Task<int> CountAsync(VerbContext context, CancellationToken ct)
    {
        var datasetId = await NamedDataset.FindAsync(context, context.Arguments.GetRequiredValue(_dataset), ct);
        var db = await context.Contexts.CreateDbContextAsync(ct);
        await using (db)
        {
            var result = await DatasetStatistics.CountAsync(db, datasetId, ct);
            context.Output.Result(result, VerbJsonContext.Default.StatsResult, text => Write(result, text));
        }
        return ExitCode.Done;
    }

    private static void Write(StatsResult result, TextWriter text)
    {
        text.WriteLine($"{result.Dataset}: {result.Images} images{(result.IsDrawn ? " drawn by code" : "")}, {result.Relabelled} relabelled, {result.WithVotes} with votes");
        foreach (var row in result.Classes)
            text.WriteLine($"  {row.Index} {row.Name,-10} {row.Images,8}   {string.Join(", ", row.Usages.Select(pair => $"{pair.Key} {pair.Value}"))}");
        foreach (var source in result.Sources)
            text.WriteLine($"  from {source.Name}: {source.Images} images, {source.Rejected} rejected{(source.IsComplete ? "" : ", import not finished: run it again")}");
        foreach (var split in result.Splits)
            text.WriteLine($"  split {split.Name}: {string.Join(", ", split.Parts.Select(pair => $"{pair.Key} {pair.Value}"))}");
    }
}
