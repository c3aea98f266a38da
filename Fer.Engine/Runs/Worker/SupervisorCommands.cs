namespace Fer.Engine.Runs.Worker;

/// <summary>Listens to the process that started this one: a line <c>cancel</c> stops the run, <c>pause</c> puts it aside, the end of the stream means that it has gone.</summary>
public static class SupervisorCommands
{
    /// <summary>The line that asks for the run to stop.</summary>
    public const string Cancel = "cancel";

    /// <summary>The line that asks for the run to be put aside.</summary>
    public const string Pause = "pause";

    /// <summary>Starts to listen on a thread of its own, since reading standard input cannot be cancelled.</summary>
    public static void Listen(TextReader input, WorkerStop stop)
    {
        var thread = new Thread(() => Follow(input, stop)) { Name = "supervisor", IsBackground = true };
        thread.Start();
    }

    internal static void Follow(TextReader input, WorkerStop stop)
    {
        try
        {
            while (input.ReadLine() is { } line)
            {
                if (line.Trim().Equals(Cancel, StringComparison.OrdinalIgnoreCase))
                    stop.Request(StopReason.Cancelled);
                else if (line.Trim().Equals(Pause, StringComparison.OrdinalIgnoreCase))
                    stop.Request(StopReason.Paused);
            }
        }
        catch (IOException)
        {
            // A broken pipe is an end, too.
        }

        stop.Request(StopReason.Shutdown);
    }
}
