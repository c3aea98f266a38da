using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Runs.Worker;
using Fer.Web.Hosting.Training;

namespace Fer.Tests.Reliability;

/// <summary>A real worker on one thread, as the service starts it, that can be killed or cut short of something while it trains.</summary>
internal sealed class StartedWorker : IDisposable
{
    private readonly Process _process;
    private readonly Channel<WorkerMessage> _messages = Channel.CreateUnbounded<WorkerMessage>();
    private readonly Task _listening;

    private StartedWorker(Process process)
    {
        _process = process;
        _listening = ListenAsync();
    }

    /// <summary>Everything it has said that was waited for.</summary>
    public List<WorkerMessage> Heard { get; } = [];

    public static StartedWorker Start(FerCommand command, RunLease lease)
    {
        var start = command.Prepare("train", "--run", Text(lease.RunId), "--attempt", Text(lease.Attempt));
        start.Environment[WorkerThreads.EnvironmentVariable] = "1";
        // By default a file that grows too large ends the process by a signal; ignored, the write fails as on a full disk.
        var shell = new ProcessStartInfo("/bin/sh", ["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", start.FileName, .. start.ArgumentList])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = start.WorkingDirectory,
        };
        foreach (var (name, value) in start.Environment)
            shell.Environment[name] = value;
        return new StartedWorker(Process.Start(shell)!);
    }

    /// <summary>Waits until it says what is asked for, or until it has ended.</summary>
    public async Task HearAsync(Func<WorkerMessage, bool> isIt, CancellationToken ct)
    {
        while (await _messages.Reader.WaitToReadAsync(ct))
        {
            while (_messages.Reader.TryRead(out var message))
            {
                Heard.Add(message);
                if (isIt(message))
                    return;
            }
        }
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Limits the size of the files that it writes from now on, in bytes.</summary>
    public void LimitFiles(long most) => Limit($"--fsize={most.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Limits its private memory from now on, in bytes.</summary>
    public void LimitMemory(long most) => Limit($"--data={most.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Private memory that it has now, in bytes.</summary>
    public long Private()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmData:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    /// <summary>Hears it out and waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(CancellationToken ct)
    {
        await HearAsync(_ => false, ct);
        await _process.WaitForExitAsync(ct);
        await _listening;
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private async Task ListenAsync()
    {
        var errors = _process.StandardError.ReadToEndAsync();
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (WorkerMessages.Parse(line) is { } message)
                _messages.Writer.TryWrite(message);
        }

        await errors;
        _messages.Writer.Complete();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Limit(string limit)
    {
        using var process = Process.Start(new ProcessStartInfo("prlimit", ["--pid", Text(_process.Id), limit]))!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"prlimit refused {limit}.");
    }
}
