using System.CommandLine;
using Fer.Engine.Fixing;
using Fer.Engine.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer delete</c>: deletes a run that has ended, with its files, or the record of a fix loop.</summary>
public sealed class DeleteVerb : IVerb
{
    private readonly Option<int?> _run = new("--run") { Description = "Run to delete.", HelpName = "ID" };
    private readonly Option<int?> _loop = new("--fix-loop") { Description = "Fix loop to delete; its runs, its split and all labels stay.", HelpName = "ID" };
    private readonly Option<bool> _yes = new("--yes") { Description = "Delete it: this cannot be undone." };

    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(
        new Command("delete", "Delete a run that has ended, with its curves, checkpoints, scores and log, or a fix loop.") { _run, _loop, _yes }, DeleteAsync);

    private Task<int> DeleteAsync(VerbContext context, CancellationToken ct) => (context.Arguments.GetValue(_run), context.Arguments.GetValue(_loop)) switch
    {
        ({ } run, null) => DeleteRunAsync(context, run, ct),
        (null, { } loop) => DeleteLoopAsync(context, loop, ct),
        _ => throw new UsageException("Say what to delete: --run ID or --fix-loop ID, one of them."),
    };

    private async Task<int> DeleteLoopAsync(VerbContext context, int id, CancellationToken ct)
    {
        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        var result = await db.FixLoops.Where(loop => loop.Id == id)
            .Select(loop => new FixLoopDeleteResult(loop.Id, loop.BaseRunId, loop.CorrectedRunId)).SingleOrDefaultAsync(ct)
            ?? throw new VerbException($"There is no fix loop {id}. Nothing was deleted.");
        if (!context.Arguments.GetValue(_yes))
            throw new UsageException($"This would delete fix loop {id} of run {result.BaseRunId} for ever: the record of the round and its comparison. Its runs, its split and all labels stay. Nothing was deleted; add --yes to do it.");
        await context.Services.GetRequiredService<FixLoops>().DeleteAsync(id, ct);
        context.Output.Result(result, RunVerbJsonContext.Default.FixLoopDeleteResult,
            text => text.WriteLine($"Fix loop {id} is deleted. Its runs, its split and all labels stay."));
        return ExitCode.Done;
    }

    private async Task<int> DeleteRunAsync(VerbContext context, int id, CancellationToken ct)
    {
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
