using Fer.Engine.Runs.Messages;

namespace Fer.Engine.Runs.Worker;

/// <summary>Prints messages as lines of JSON for the process that started this one.</summary>
public sealed class JsonLines(TextWriter output) : IProgress<WorkerMessage>
{
    private readonly Lock _gate = new();

    /// <inheritdoc />
    public void Report(WorkerMessage value)
    {
        lock (_gate)
        {
            try
            {
                output.WriteLine(WorkerMessages.Format(value));
                output.Flush();
            }
            catch (IOException)
            {
                // Nobody listens any more; the end of standard input tells the worker so.
            }
        }
    }
}
