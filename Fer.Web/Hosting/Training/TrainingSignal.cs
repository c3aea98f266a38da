namespace Fer.Web.Hosting.Training;

/// <summary>Wakes the training service when something was queued, so that it need not wait for its next look at the table. It wakes the takers of all devices.</summary>
internal sealed class TrainingSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Ends with the next wake; taken before the look at the table, so that no wake is lost in between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Wake() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Waits for a wake, or for so long at most.</summary>
    public static async Task WaitAsync(Task wake, TimeSpan atMost, CancellationToken ct)
    {
        try
        {
            await wake.WaitAsync(atMost, ct);
        }
        catch (TimeoutException)
        {
            // Time for another look.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
