using System.ComponentModel;
using System.Diagnostics;
using Fer.Engine.Runs.Worker;

namespace Fer.Web.Hosting.Training;

/// <summary>A started <c>fer train</c>.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int KeptErrorLines = 20;

    private readonly Process _process;
    private readonly Queue<string> _errors = new();
    private readonly Task _errorsRead;

    private WorkerProcess(Process process)
    {
        _process = process;
        _errorsRead = KeepErrorsAsync();
    }

    /// <summary>What it was asked to stop for; a cancel overrules a pause.</summary>
    public StopReason Asked { get; private set; }

    /// <summary>Lines it has printed so far.</summary>
    public long LineCount { get; private set; }

    /// <summary>Id of the process.</summary>
    public int Id => _process.Id;

    /// <exception cref="Win32Exception">The process cannot be started.</exception>
    public static WorkerProcess Start(ProcessStartInfo start)
    {
        var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        YieldToTheDashboard(process);
        return new WorkerProcess(process);
    }

    /// <summary>The lines it prints, until it closes its output.</summary>
    public async IAsyncEnumerable<string> LinesAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            LineCount++;
            yield return line;
        }
    }

    /// <summary>Asks it to stop after the batch under way, for good or to be put aside.</summary>
    public async Task RequestStopAsync(StopReason reason)
    {
        Asked = Asked == StopReason.Cancelled ? Asked : reason;
        try
        {
            await _process.StandardInput.WriteLineAsync(reason == StopReason.Paused ? SupervisorCommands.Pause : SupervisorCommands.Cancel);
            await _process.StandardInput.FlushAsync();
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It has ended already, or is being told to end.
        }
    }

    /// <summary>Tells it that this application goes down.</summary>
    public void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            // It has ended already.
        }
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Exit code; 128 and the signal's number where a signal ended it.</returns>
    public async Task<int> WaitAsync(CancellationToken ct)
    {
        await _process.WaitForExitAsync(ct);
        await _errorsRead.WaitAsync(ct);
        return _process.ExitCode;
    }

    /// <summary>The last lines of its standard error, for the log.</summary>
    public string ErrorTail()
    {
        lock (_errors)
            return string.Join(Environment.NewLine, _errors);
    }

    public void Dispose() => _process.Dispose();

    /// <summary>Training takes all cores; at a lower priority the pages stay quick.</summary>
    private static void YieldToTheDashboard(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception refused) when (refused is InvalidOperationException or Win32Exception)
        {
            // Only a courtesy.
        }
    }

    private async Task KeepErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_errors)
            {
                _errors.Enqueue(line);
                if (_errors.Count > KeptErrorLines)
                    _errors.Dequeue();
            }
        }
    }
}
