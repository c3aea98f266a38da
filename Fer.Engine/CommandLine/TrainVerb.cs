using System.CommandLine;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Runs.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer train</c>: queues a run and trains it here, or trains one that is queued.</summary>
public sealed class TrainVerb : IVerb
{
    private readonly Option<int?> _run = new("--run") { Description = "Train this queued run.", HelpName = "ID" };

    /// <summary>Given by the service, which has claimed the run: go on under its attempt, report JSON lines, obey standard input.</summary>
    private readonly Option<int?> _attempt = new("--attempt") { Hidden = true };

    private readonly RunOptions _options = new();

    /// <inheritdoc />
    public Command Build(VerbHost host)
    {
        var command = new Command("train", "Queue a run and train it in the foreground, or train one that is queued.") { _run, _attempt };
        _options.AddTo(command);
        return host.Handle(command, TrainAsync);
    }

    private async Task<int> TrainAsync(VerbContext context, CancellationToken ct)
    {
        var run = context.Arguments.GetValue(_run);
        if (run is { } supervised && context.Arguments.GetValue(_attempt) is { } attempt)
            return await WorkAsync(context, new RunLease(supervised, attempt), ct);
        var queue = context.Services.GetRequiredService<RunQueue>();
        var lease = run is { } queued
            ? await queue.ClaimAsync(queued, ct) ?? throw new VerbException($"Run {queued} is not queued. See fer runs.")
            : await queue.EnqueueClaimedAsync(await _options.ReadAsync(context, ct), ct);
        return await TrainHereAsync(context, lease, ct);
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
