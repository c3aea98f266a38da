namespace Fer.Engine.Runs.Worker;

/// <summary>Runs work that must stay on one thread, since tensors belong to scopes of the thread that made them.</summary>
internal static class DedicatedThread
{
    /// <summary>Runs the work on a thread of its own and hands over its result or exception.</summary>
    public static Task<T> RunAsync<T>(string name, Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception error)
            {
                done.SetException(error);
            }
        })
        { Name = name, IsBackground = true };
        thread.Start();
        return done.Task;
    }
}
