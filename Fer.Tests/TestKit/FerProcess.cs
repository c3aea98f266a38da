using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Fer.Tests.TestKit;

/// <summary>The web application as a process of its own, as a user starts it, so that it can be killed like one.</summary>
public sealed partial class FerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FerProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"Fer.Web ended before it listened:\n{Output}"));
    }

    public Uri Address => _listening.Task.IsCompletedSuccessfully
        ? _listening.Task.GetAwaiter().GetResult()
        : throw new InvalidOperationException("Fer.Web is not listening yet.");

    public int Id => _process.Id;

    /// <summary>What it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output);
        }
    }

    /// <summary>Starts it on a port of the loopback interface, a free one where none is named, and waits until it listens.</summary>
    public static async Task<FerProcess> StartAsync(string dataDirectory, CancellationToken ct, int port = 0)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { WebAssembly, "--urls", $"http://127.0.0.1:{port}", "--data", dataDirectory },
        };
        var fer = new FerProcess(new Process { StartInfo = start });
        fer._process.Start();
        fer._process.BeginOutputReadLine();
        fer._process.BeginErrorReadLine();
        await fer._listening.Task.WaitAsync(TimeSpan.FromMinutes(1), ct);
        return fer;
    }

    /// <summary>Ends it as <c>kill -9</c> does, without its children.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        _process.Kill();
        await _process.WaitForExitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            // This waits for the end of its output, too, which a process of its own might hold open.
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            await _process.WaitForExitAsync(patience.Token);
        }
        _process.Dispose();
    }

    /// <summary>Fer.Web's own build of the configuration under test.</summary>
    private static string WebAssembly
    {
        get
        {
            var built = Path.GetRelativePath(Path.Combine(Repository.Root, "Fer.Tests"), AppContext.BaseDirectory);
            return Path.Combine(Repository.Root, "Fer.Web", built, "Fer.Web.dll");
        }
    }

    private void Note(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.Add(line);
        if (Listening().Match(line) is { Success: true } match)
            _listening.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
