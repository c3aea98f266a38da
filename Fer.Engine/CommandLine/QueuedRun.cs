using System.CommandLine;
using Fer.Data.Runs;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.CommandLine;

/// <summary>The run that a verb of the queue is about: reads its id from the command line, and says where it stands afterwards.</summary>
internal sealed class QueuedRun
{
    private readonly Argument<int> _id = new("ID") { Description = "Number of the run; fer runs lists them." };

    public void AddTo(Command command) => command.Arguments.Add(_id);

    public int Id(VerbContext context) => context.Arguments.GetValue(_id);

    /// <summary>The run as it stands.</summary>
    /// <exception cref="VerbException">There is no such run.</exception>
    public async Task<QueueResult> ReadAsync(VerbContext context, CancellationToken ct)
    {
        var id = Id(context);
        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        return await db.Runs.AsNoTracking().Where(run => run.Id == id)
            .Select(run => new QueueResult(run.Id, run.Name, run.State, run.State == RunState.Running && (run.CancelRequested || run.PauseRequested), run.Priority))
            .SingleOrDefaultAsync(ct) ?? throw new VerbException($"There is no run {id}. Nothing was changed. See fer runs.");
    }

    /// <summary>Writes where the run stands after the act.</summary>
    /// <param name="context">The verb's context.</param>
    /// <param name="sentence">What has become of the run, to follow its name.</param>
    /// <param name="ct">Token.</param>
    public async Task<int> WriteAsync(VerbContext context, string sentence, CancellationToken ct)
    {
        var result = await ReadAsync(context, ct);
        context.Output.Result(result, RunVerbJsonContext.Default.QueueResult, text => text.WriteLine($"Run {result.RunId} ({result.Name}) {sentence}"));
        return ExitCode.Done;
    }
}
