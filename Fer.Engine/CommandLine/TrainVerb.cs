using System.CommandLine;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Runs.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer train</c>: queues a run and trains it here, trains one that is queued, or goes on with one that stopped before its end.</summary>
public sealed class TrainVerb : IVerb
{
    private readonly Option<int?> _run = new("--run") { Description = "Train this queued run.", HelpName = "ID" };

    private readonly Option<int?> _resume = new("--resume") { Description = "Go on with this run, which stopped before its end, from its last finished epoch.", HelpName = "ID" };

    /// <summary>Given by the service, which has claimed the run: go on under its attempt, report JSON lines, obey standard input.</summary>
    private readonly Option<int?> _attempt = new("--attempt") { Hidden = true };

    private readonly RunOptions _options = new();

    /// <inheritdoc />
    public Command Build(VerbHost host)
    {
        var command = new Command("train", "Queue a run and train it in the foreground, train one that is queued, or go on with one that stopped.") { _run, _resume, _attempt };
        _options.AddTo(command);
        return host.Handle(command, TrainAsync);
    }

    private async Task<int> TrainAsync(VerbContext context, CancellationToken ct)
    {
        var run = context.Arguments.GetValue(_run);
        RefuseIdle(context.Arguments);
        if (run is { } supervised && context.Arguments.GetValue(_attempt) is { } attempt)
            return await WorkAsync(context, new RunLease(supervised, attempt), ct);
        return await TrainHereAsync(context, await TakeAsync(context, run, context.Arguments.GetValue(_resume), ct), ct);
    }

    /// <summary>A run that is stored has its settings: what would change nothing must not look as if it did.</summary>
    private void RefuseIdle(ParseResult given)
    {
        if (GivenOptions.Names(given, [_run, _resume]) is { Count: > 0 } stored && GivenOptions.Names(given, _options.All) is { Count: > 0 } idle)
        {
            throw new UsageException(
                $"{string.Join(" and ", stored)} does not go together with {string.Join(", ", idle)}: the run has its dataset, split and settings already. Nothing was started. Leave the others out, or queue a new run with --dataset, --split and --preset.");
        }
    }

    private async Task<RunLease> TakeAsync(VerbContext context, int? run, int? resumed, CancellationToken ct)
    {
        var queue = context.Services.GetRequiredService<RunQueue>();
        return (run, resumed) switch
        {
            ({ }, { }) => throw new UsageException("Give --run for a queued run or --resume for one that stopped, not both."),
            ({ } queued, null) => await queue.ClaimAsync(queued, ct) ?? throw new VerbException($"Run {queued} is not queued. See fer runs; fer train --resume {queued} goes on with a run that stopped before its end."),
            (null, { } stopped) => await queue.ResumeClaimedAsync(stopped, ct) ?? throw new VerbException(
                $"Run {stopped} cannot be resumed: only a run that was paused, cancelled, interrupted or failed can. See fer runs."),
            _ => await queue.EnqueueClaimedAsync(await _options.ReadAsync(context, ct), ct),
        };
    }

    private static async Task<int> WorkAsync(VerbContext context, RunLease lease, CancellationToken ct)
    {
        using var stop = new WorkerStop();
        await using var onSignal = ct.Register(() => stop.Request(StopReason.Shutdown));
        SupervisorCommands.Listen(Console.In, stop);
        var end = await context.Services.GetRequiredService<RunWorker>().RunAsync(lease, new JsonLines(context.Output.Out), stop);
        return (int)end.Code;
    }

    private static async Task<int> TrainHereAsync(VerbContext context, RunLease lease, CancellationToken ct)
    {
        using var stop = new WorkerStop();
        await using var onSignal = ct.Register(() => stop.Request(StopReason.Cancelled));
        context.Output.Note($"Run {lease.RunId}. Ctrl+C stops it; what is finished stays.");
        IProgress<WorkerMessage> progress = new ConsoleProgress(context.Output);
        var end = await context.Services.GetRequiredService<RunWorker>().RunAsync(lease, progress, stop);
        var result = await ResultAsync(context, lease.RunId);
        if (end.Reason is { } reason)
            context.Output.Note(reason);
        context.Output.Result(result, RunVerbJsonContext.Default.TrainResult, text => text.WriteLine(Sentence(result)));
        return ForPeople(end.Code);
    }

    /// <summary>Only the service tells the worker's codes apart; at a terminal every verb ends with one of <see cref="ExitCode"/>.</summary>
    internal static int ForPeople(WorkerExitCode code) => code switch
    {
        WorkerExitCode.Done => ExitCode.Done,
        WorkerExitCode.Usage => ExitCode.WrongUsage,
        _ => ExitCode.Failed,
    };

    private static string Sentence(TrainResult result) => result.BestEpoch is { } best
        ? FormattableString.Invariant($"Run {result.RunId} ({result.Name}): {Word(result.State)}; best epoch {best} of {result.Epochs}, validation {result.ValidationAccuracy * 100:F1} %.")
        : $"Run {result.RunId} ({result.Name}): {Word(result.State)} before the first epoch was done.";

    private static string Word(RunState state) => state.ToString().ToLowerInvariant();

    private static async Task<TrainResult> ResultAsync(VerbContext context, int runId)
    {
        await using var db = await context.Contexts.CreateDbContextAsync(CancellationToken.None);
        return await db.Runs.AsNoTracking().Where(run => run.Id == runId).Select(run => new TrainResult(
            run.Id, run.Name, run.State, run.EndReason, run.Epochs.Count, run.BestEpoch, run.BestValidationAccuracy,
            run.Epochs.OrderByDescending(epoch => epoch.Epoch).Select(epoch => (double?)epoch.ImagesPerSecond).FirstOrDefault()))
            .SingleAsync(CancellationToken.None);
    }
}
