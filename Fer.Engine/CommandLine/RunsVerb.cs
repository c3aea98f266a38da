using System.CommandLine;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer runs</c>: lists the runs.</summary>
public sealed class RunsVerb : IVerb
{
    private readonly Option<string?> _dataset = new("--dataset") { Description = "Only runs on this dataset.", HelpName = "NAME" };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(new Command("runs", "List the runs.") { _dataset }, ListAsync);

    private async Task<int> ListAsync(VerbContext context, CancellationToken ct)
    {
        var rows = await context.Services.GetRequiredService<RunQueries>().ListAsync(await FilterAsync(context, ct), ct);
        var result = new RunsResult([.. rows.Select(row => new RunLine(
            row.Id, row.Name, row.State, row.Dataset, row.Split, row.Settings.Preset, row.Settings.Epochs, row.EpochsDone,
            row.BestEpoch, row.Best?.Accuracy, row.Best?.MacroF1, row.QueuedAt, row.EndReason))]);
        context.Output.Result(result, RunVerbJsonContext.Default.RunsResult, text => Write(result, text));
        return ExitCode.Done;
    }

    private async Task<RunFilter> FilterAsync(VerbContext context, CancellationToken ct)
    {
        if (context.Arguments.GetValue(_dataset) is not { } name)
            return new RunFilter();
        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        var id = await db.Datasets.Where(row => row.Name == name).Select(row => (int?)row.Id).SingleOrDefaultAsync(ct)
            ?? throw new VerbException($"There is no dataset '{name}'. See fer datasets.");
        return new RunFilter { DatasetId = id };
    }

    private static void Write(RunsResult result, TextWriter text)
    {
        if (result.Runs.Count == 0)
            text.WriteLine("No runs yet. Train one: fer train --dataset NAME --split SPLIT --preset fast.");
        foreach (var run in result.Runs)
        {
            var best = run.BestEpoch is { } epoch
                ? FormattableString.Invariant($", best epoch {epoch} with {run.ValidationAccuracy * 100:F1} % on validation")
                : "";
            text.WriteLine($"{run.Id}  {run.Name}: {run.State.ToString().ToLowerInvariant()}, {run.Preset} on {run.Dataset} / {run.Split}, {run.EpochsDone} of {run.Epochs} {(run.Epochs == 1 ? "epoch" : "epochs")}{best}");
        }
    }
}
