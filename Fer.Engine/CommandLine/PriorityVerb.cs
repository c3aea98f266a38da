using System.CommandLine;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer priority</c>: moves a run in the queue.</summary>
public sealed class PriorityVerb : IVerb
{
    private readonly QueuedRun _run = new();
    private readonly Argument<int> _priority = new("N") { Description = $"-{RunQueue.MostPriority} to {RunQueue.MostPriority}: higher goes first, the same by age. New runs have 0." };

    /// <inheritdoc />
    public Command Build(VerbHost host)
    {
        var command = new Command("priority", "Move a run in the queue.");
        _run.AddTo(command);
        command.Arguments.Add(_priority);
        return host.Handle(command, ActAsync);
    }

    private async Task<int> ActAsync(VerbContext context, CancellationToken ct)
    {
        var priority = context.Arguments.GetValue(_priority);
        if (priority is < -RunQueue.MostPriority or > RunQueue.MostPriority)
            throw new UsageException($"A priority is a number from -{RunQueue.MostPriority} to {RunQueue.MostPriority}. Nothing was changed.");
        var run = await _run.ReadAsync(context, ct);
        if (run.State == RunState.Completed)
            throw new VerbException($"Run {run.RunId} is completed, so it has no place in the queue. Nothing was changed.");
        await context.Services.GetRequiredService<RunQueue>().SetPriorityAsync(run.RunId, priority, ct);
        var counts = run.State == RunState.Queued ? "" : "; it counts once the run is queued again";
        return await _run.WriteAsync(context, FormattableString.Invariant($"has priority {priority}{counts}."), ct);
    }
}
