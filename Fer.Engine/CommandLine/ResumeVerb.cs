using System.CommandLine;
using Fer.Engine.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer resume</c>: queues a run again that stopped before its end.</summary>
public sealed class ResumeVerb : IVerb
{
    private readonly QueuedRun _run = new();

    /// <inheritdoc />
    public Command Build(VerbHost host)
    {
        var command = new Command("resume", "Queue a run again that stopped before its end; the application trains it.");
        _run.AddTo(command);
        return host.Handle(command, ActAsync);
    }

    private async Task<int> ActAsync(VerbContext context, CancellationToken ct)
    {
        var run = await _run.ReadAsync(context, ct);
        return await context.Services.GetRequiredService<RunQueue>().ResumeAsync(run.RunId, ct)
            ? await _run.WriteAsync(context, $"is queued again. The application trains it; fer train --run {run.RunId} does so here.", ct)
            : throw new VerbException(
                $"Run {run.RunId} is {run.State.ToString().ToLowerInvariant()}; only one that was paused, cancelled, interrupted or failed can be resumed. Nothing was changed.");
    }
}
