using System.Diagnostics;
using System.Runtime.InteropServices;
using Fer.Data.Storage;

namespace Fer.Web.Hosting.Training;

/// <summary>Starts the command line <c>fer</c>, which lies beside this application, on the same data folder.</summary>
internal sealed class FerCommand(DataFolder folder)
{
    private const string Library = "Fer.Engine.dll";

    /// <summary>A process ready to start, with its three streams redirected.</summary>
    public ProcessStartInfo Prepare(params IEnumerable<string> arguments) => new(Host(), ["exec", Path.Combine(AppContext.BaseDirectory, Library), .. arguments, "--data", folder.Path])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
        CreateNoWindow = true,
        WorkingDirectory = AppContext.BaseDirectory,
    };

    /// <summary>The <c>dotnet</c> of the runtime that this process runs on, whatever started this process: a native host, a test runner or <c>dotnet</c> itself.</summary>
    private static string Host()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Path.GetFileName(Environment.ProcessPath) == name)
            return Environment.ProcessPath!;
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }
}
