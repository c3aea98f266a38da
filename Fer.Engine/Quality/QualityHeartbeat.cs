using Microsoft.Data.Sqlite;

namespace Fer.Engine.Quality;

/// <summary>Writes once a second what a quality run does, and stops it where somebody asked for that.</summary>
internal sealed class QualityHeartbeat : IAsyncDisposable, IProgress<double>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _stop;
    private readonly Task _beating;
    private readonly IProgress<string>? _stages;
    private volatile string _stage = "Reading the dataset";
    private double _from;
    private double _share = 1;
    private double _done;

    public QualityHeartbeat(QualityQueue queue, QualityLease lease, IProgress<string>? stages, TimeProvider clock, CancellationToken ct)
    {
        _stages = stages;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _beating = BeatAsync(queue, lease, clock);
    }

    /// <summary>Cancelled where the run was asked to stop.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Begins a stage that takes the progress from one share of the whole to another.</summary>
    public void Begin(string stage, double from, double to)
    {
        (_stage, _from, _share) = (stage, from, to - from);
        Volatile.Write(ref _done, 0);
        _stages?.Report(stage);
    }

    /// <inheritdoc />
    public void Report(double value) => Volatile.Write(ref _done, value);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _beating;
        _end.Dispose();
        _stop.Dispose();
    }

    private async Task BeatAsync(QualityQueue queue, QualityLease lease, TimeProvider clock)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
            {
                await BeatOnceAsync(queue, lease);
            }
            while (await timer.WaitForNextTickAsync(_end.Token));
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The run has ended.
        }
    }

    private async Task BeatOnceAsync(QualityQueue queue, QualityLease lease)
    {
        try
        {
            if (!await queue.BeatAsync(lease, _stage, Math.Clamp(_from + _share * Volatile.Read(ref _done), 0, 1), _end.Token))
                await _stop.CancelAsync();
        }
        catch (SqliteException)
        {
            // Locked or full for the moment; the next beat tries again.
        }
    }
}
