using System.CommandLine;
using Fer.Engine.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer cancel</c>: stops a run that waits, trains or is put aside.</summary>
public sealed class CancelVerb : IVerb
{
    private readonly QueuedRun _run = new();

    /// <inheritdoc />
    public Command Build(VerbHost host)
    {
        var command = new Command("cancel", "Stop a run; its finished epochs stay, and fer resume goes on with it.");
        _run.AddTo(command);
        return host.Handle(command, ActAsync);
    }

    private async Task<int> ActAsync(VerbContext context, CancellationToken ct)
    {
        var run = await _run.ReadAsync(context, ct);
        return await context.Services.GetRequiredService<RunQueue>().CancelAsync(run.RunId, ct) switch
        {
            CancelResult.Cancelled => await _run.WriteAsync(context, "is cancelled.", ct),
            CancelResult.Requested => await _run.WriteAsync(context, "stops after the batch under way.", ct),
            _ => throw new VerbException($"Run {run.RunId} is {run.State.ToString().ToLowerInvariant()}, so there is nothing to cancel. Nothing was changed."),
        };
    }
}
