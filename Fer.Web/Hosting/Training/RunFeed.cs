using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fer.Engine.Runs.Messages;

namespace Fer.Web.Hosting.Training;

/// <summary>
/// What workers say, for whoever listens: the latest snapshot of each live run, and a call on each change. Subscribers are called outside any
/// lock and must return at once.
/// </summary>
public sealed class RunFeed
{
    private readonly ConcurrentDictionary<int, RunSnapshot> _live = new();
    private ImmutableArray<Action<int>> _subscribers = [];
    private long _sequence;

    /// <summary>Number of subscribers.</summary>
    public int SubscriberCount => _subscribers.Length;

    /// <summary>The latest snapshot of a live run; null where no worker speaks for it.</summary>
    public RunSnapshot? Current(int runId) => _live.GetValueOrDefault(runId);

    /// <summary>Calls back with the run's id on every change of any run or of the queue (id 0), until disposed.</summary>
    public IDisposable Subscribe(Action<int> changed)
    {
        ImmutableInterlocked.Update(ref _subscribers, list => list.Add(changed));
        return new Subscription(this, changed);
    }

    /// <summary>A worker has been started for the run.</summary>
    internal void Begin(int runId)
    {
        _live[runId] = new RunSnapshot { RunId = runId, Sequence = Interlocked.Increment(ref _sequence), Phase = WorkerPhase.Loading };
        Announce(runId);
    }

    /// <summary>Takes up what a worker said.</summary>
    internal void Apply(int runId, WorkerMessage message)
    {
        var sequence = Interlocked.Increment(ref _sequence);
        _live.AddOrUpdate(
            runId,
            _ => Next(new RunSnapshot { RunId = runId }, message) with { Sequence = sequence },
            (_, current) => Next(current, message) with { Sequence = sequence });
        Announce(runId);
    }

    /// <summary>The run's worker has ended.</summary>
    internal void End(int runId)
    {
        _live.TryRemove(runId, out _);
        Announce(runId);
    }

    /// <summary>Runs were queued or cancelled.</summary>
    internal void QueueChanged() => Announce(0);

    private static RunSnapshot Next(RunSnapshot current, WorkerMessage message) => message switch
    {
        StateMessage state => current with { Phase = state.Phase },
        StartedMessage started => current with
        {
            Phase = WorkerPhase.Training,
            Epochs = started.Epochs,
            Batches = started.BatchesPerEpoch,
            Device = started.Device,
            Precision = started.Precision,
            FirstEpoch = started.FirstEpoch,
            EpochsDone = started.FirstEpoch - 1,
        },
        BatchMessage batch => current with
        {
            Epoch = batch.Epoch,
            Batch = batch.Batch,
            Batches = batch.Batches,
            ImagesPerSecond = batch.ImagesPerSecond,
            Loss = batch.Loss,
            Accuracy = batch.Accuracy,
            LearningRate = batch.LearningRate,
            MemoryBytes = batch.MemoryBytes,
        },
        EpochMessage epoch => current with
        {
            EpochsDone = epoch.Epoch,
            SecondsPerEpoch = epoch.Seconds,
            MacroF1 = epoch.MacroF1,
            ClassF1 = epoch.ClassF1,
            Samples = epoch.Samples ?? [],
        },
        _ => current,
    };

    private void Announce(int runId)
    {
        foreach (var subscriber in _subscribers)
            subscriber(runId);
    }

    private sealed class Subscription(RunFeed feed, Action<int> changed) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref feed._subscribers, list => list.Remove(changed));
    }
}
