using System.CommandLine;
using Fer.Engine.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer delete</c>: deletes a run that has ended, with its files.</summary>
public sealed class DeleteVerb : IVerb
{
    private readonly Option<int> _run = new("--run") { Description = "Run to delete.", HelpName = "ID", Required = true };
    private readonly Option<bool> _yes = new("--yes") { Description = "Delete it: this cannot be undone." };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(
        new Command("delete", "Delete a run that has ended, with its curves, checkpoints, scores and log.") { _run, _yes }, DeleteAsync);

    private async Task<int> DeleteAsync(VerbContext context, CancellationToken ct)
    {
        var id = context.Arguments.GetValue(_run);
        var (name, files, bytes) = await FindAsync(context, id, ct);
        var what = FormattableString.Invariant($"{files} {(files == 1 ? "checkpoint" : "checkpoints")} ({bytes / 1e6:F1} MB)");
        if (!context.Arguments.GetValue(_yes))
            throw new UsageException($"This would delete run {id} ({name}) for ever, with its curves, scores and {what}. Nothing was deleted; add --yes to do it.");
        await context.Services.GetRequiredService<RunDeletion>().DeleteAsync(id, ct);
        var result = new DeleteResult(id, name, files, bytes);
        context.Output.Result(result, RunVerbJsonContext.Default.DeleteResult,
            text => text.WriteLine($"Run {id} ({name}) is deleted with its curves, scores and {what}. Its looks at the test part stay on record."));
        return ExitCode.Done;
    }

    private static async Task<(string Name, int Files, long Bytes)> FindAsync(VerbContext context, int id, CancellationToken ct)
    {
        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        var run = await db.Runs.AsNoTracking().Where(row => row.Id == id)
            .Select(row => new { row.Name, Sizes = row.Checkpoints.Select(checkpoint => checkpoint.Bytes).ToList() }).SingleOrDefaultAsync(ct)
            ?? throw new VerbException($"There is no run {id}. See fer runs.");
        return (run.Name, run.Sizes.Count, run.Sizes.Sum());
    }
}
