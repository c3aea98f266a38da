using System.Diagnostics;

namespace Fer.Tests.Reliability;

/// <summary>Shell scripts in a worker's place, each of which waits until it is let go.</summary>
internal sealed class GatedScripts : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fer-gate");
    private int _latest;

    /// <summary>A script that ends as the text says, once it may.</summary>
    public ProcessStartInfo Next(string end)
    {
        var sign = Path.Combine(_folder.FullName, $"{Interlocked.Increment(ref _latest)}");
        return new ProcessStartInfo("/bin/sh", ["-c", $"while [ ! -e '{sign}' ]; do sleep 0.05; done; {end}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    /// <summary>Lets the latest script go.</summary>
    public void Open() => File.WriteAllText(Path.Combine(_folder.FullName, $"{Volatile.Read(ref _latest)}"), "");

    public void Dispose() => _folder.Delete(recursive: true);
}
