using System.ComponentModel;

namespace Fer.Bench;

/// <summary>A peer written as a script in <c>bench/peers</c>, where the machine can run it.</summary>
internal static class Peer
{
    /// <summary>Debian's own interpreter first: it is the one that sees Debian's packages.</summary>
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3"];

    /// <summary>Runs the script; null where there is no Python or it lacks a package, which standard error then says.</summary>
    public static async Task<ChildProcess.Outcome?> RunAsync(string script, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "peers", script);
        foreach (var interpreter in Interpreters)
        {
            try
            {
                return await ChildProcess.RunAsync(interpreter, [path, .. arguments], ct);
            }
            catch (Exception missing) when (missing is Win32Exception or InvalidOperationException)
            {
                await Console.Error.WriteLineAsync($"Peer {script} with {interpreter}: {missing.Message}");
            }
        }
        return null;
    }
}
