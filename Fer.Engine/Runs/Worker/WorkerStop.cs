namespace Fer.Engine.Runs.Worker;

/// <summary>A request to stop, with its reason; the first reason stays, only that a cancel overrules a pause.</summary>
public sealed class WorkerStop : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private int _reason;

    /// <summary>Cancelled once a stop is requested.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Why; <see cref="StopReason.None"/> while nobody asked.</summary>
    public StopReason Reason => (StopReason)Volatile.Read(ref _reason);

    /// <summary>Asks the worker to stop after the batch under way.</summary>
    public void Request(StopReason reason)
    {
        if (Interlocked.CompareExchange(ref _reason, (int)reason, (int)StopReason.None) == (int)StopReason.None)
            _source.Cancel();
        else if (reason == StopReason.Cancelled)
            Interlocked.CompareExchange(ref _reason, (int)reason, (int)StopReason.Paused);
    }

    /// <inheritdoc />
    public void Dispose() => _source.Dispose();
}
