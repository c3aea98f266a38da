namespace Fer.Engine.Importing;

/// <summary>Turns counts into progress with pace and time left, a few times a second.</summary>
internal sealed class ImportPace(IProgress<ImportProgress> progress, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _last = TimeSpan.MinValue;

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    /// <summary>Reports, unless that was done just now.</summary>
    public void Report(int done, double fraction, bool isLast = false)
    {
        var elapsed = Elapsed;
        if (!isLast && _last != TimeSpan.MinValue && elapsed - _last < Interval)
            return;
        _last = elapsed;
        var seconds = elapsed.TotalSeconds;
        TimeSpan? left = fraction > 0 && seconds > 0 ? TimeSpan.FromSeconds(seconds * (1 - fraction) / fraction) : null;
        progress.Report(new ImportProgress(done, fraction, seconds > 0 ? done / seconds : 0, left));
    }
}
