namespace Fer.Web.Hosting.Training;

/// <summary>Wakes the training service when something was queued, so that it need not wait for its next look at the table.</summary>
internal sealed class TrainingSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Wake()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _signal.WaitAsync(atMost, ct);

    public void Dispose() => _signal.Dispose();
}
