using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Fer.Data.Storage;

namespace Fer.Web.Hosting.Training;

/// <summary>Starts the command line <c>fer</c>, which lies beside this application, on the same data folder.</summary>
internal sealed class FerCommand(DataFolder folder)
{
    private const string Library = "Fer.Engine.dll";

    /// <summary>A process ready to start, with its three streams redirected.</summary>
    public ProcessStartInfo Prepare(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Host(), ["exec", .. Runtime(), Path.Combine(AppContext.BaseDirectory, Library), .. arguments, "--data", folder.Path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        // A web server's settings for the garbage collector would cost a worker memory for nothing.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        return start;
    }

    /// <summary>
    /// Packages that are part of ASP.NET Core do not lie in this folder, so the command runs on the frameworks and the list of libraries of the
    /// application that started, which knows all of its libraries too.
    /// </summary>
    private static string[] Runtime()
    {
        var stem = Path.Combine(AppContext.BaseDirectory, Assembly.GetEntryAssembly()?.GetName().Name ?? "Fer.Web");
        var (runtime, libraries) = ($"{stem}.runtimeconfig.json", $"{stem}.deps.json");
        return File.Exists(runtime) && File.Exists(libraries) ? ["--runtimeconfig", runtime, "--depsfile", libraries] : [];
    }

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
