using System.CommandLine;
using Fer.Engine.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer pause</c>: puts a run aside that waits or trains.</summary>
public sealed class PauseVerb : IVerb
{
    private readonly QueuedRun _run = new();

    /// <inheritdoc />
    public Command Build(VerbHost host)
    {
        var command = new Command("pause", "Put a run aside; fer resume goes on with it.");
        _run.AddTo(command);
        return host.Handle(command, ActAsync);
    }

    private async Task<int> ActAsync(VerbContext context, CancellationToken ct)
    {
        var run = await _run.ReadAsync(context, ct);
        return await context.Services.GetRequiredService<RunQueue>().PauseAsync(run.RunId, ct) switch
        {
            PauseResult.Paused => await _run.WriteAsync(context, "is put aside.", ct),
            PauseResult.Requested => await _run.WriteAsync(context, "stops after the batch under way and is then put aside.", ct),
            _ => throw new VerbException($"Run {run.RunId} is {run.State.ToString().ToLowerInvariant()}, so there is nothing to pause. Nothing was changed."),
        };
    }
}
