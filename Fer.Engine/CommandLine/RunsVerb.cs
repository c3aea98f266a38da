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
    private readonly Option<bool> _archived = new("--archived") { Description = "The archived runs instead of the others." };
    private readonly Option<string?> _tag = new("--tag") { Description = "Only runs with this tag.", HelpName = "TAG" };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(new Command("runs", "List the runs.") { _dataset, _archived, _tag }, ListAsync);

    private async Task<int> ListAsync(VerbContext context, CancellationToken ct)
    {
        var rows = await context.Services.GetRequiredService<RunQueries>().ListAsync(await FilterAsync(context, ct), ct);
        var result = new RunsResult([.. rows.Select(row => new RunLine(
            row.Id, row.Name, row.State, row.Dataset, row.Split, row.Settings.Preset, row.Settings.Epochs, row.EpochsDone,
            row.BestEpoch, row.Best?.Accuracy, row.Best?.MacroF1, row.QueuedAt, row.EndReason, row.Note, row.Tags, row.ArchivedAt))]);
        context.Output.Result(result, RunVerbJsonContext.Default.RunsResult, text => Write(result, context.Arguments.GetValue(_archived) || context.Arguments.GetValue(_tag) is not null, text));
        return ExitCode.Done;
    }

    private async Task<RunFilter> FilterAsync(VerbContext context, CancellationToken ct)
    {
        var filter = new RunFilter { IsArchived = context.Arguments.GetValue(_archived), Tag = context.Arguments.GetValue(_tag)?.Trim() };
        if (context.Arguments.GetValue(_dataset) is not { } name)
            return filter;
        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        var id = await db.Datasets.Where(row => row.Name == name).Select(row => (int?)row.Id).SingleOrDefaultAsync(ct)
            ?? throw new VerbException($"There is no dataset '{name}'. See fer datasets.");
        return filter with { DatasetId = id };
    }

    private static void Write(RunsResult result, bool isNarrowed, TextWriter text)
    {
        if (result.Runs.Count == 0)
        {
            text.WriteLine(isNarrowed
                ? "No such runs. fer runs lists those that are not archived, fer runs --archived the others."
                : "No runs to list. Train one: fer train --dataset NAME --split SPLIT --preset fast. Archived runs: fer runs --archived.");
        }

        foreach (var run in result.Runs)
        {
            var best = run.BestEpoch is { } epoch
                ? FormattableString.Invariant($", best epoch {epoch} with {run.ValidationAccuracy * 100:F1} % on validation")
                : "";
            text.WriteLine($"{run.Id}  {run.Name}: {run.State.ToString().ToLowerInvariant()}, {run.Preset} on {run.Dataset} / {run.Split}, {run.EpochsDone} of {run.Epochs} {(run.Epochs == 1 ? "epoch" : "epochs")}{best}{(run.Tags.Count == 0 ? "" : $" [{string.Join(", ", run.Tags)}]")}");
            if (run.Note is { } note)
                text.WriteLine($"    {note.ReplaceLineEndings(" ")}");
        }
    }
}
