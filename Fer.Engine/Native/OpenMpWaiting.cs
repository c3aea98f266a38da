using System.Runtime.InteropServices;

namespace Fer.Engine.Native;

/// <summary>
/// How libtorch's threads wait for each other. libgomp spins for some milliseconds before it sleeps, which on a machine that also does other
/// work keeps the slower thread off its core: with a short spin, training ran two to three times as fast beside other busy processes.
/// </summary>
internal static partial class OpenMpWaiting
{
    private const string Variable = "GOMP_SPINCOUNT";

    // About the pause between two parallel sections of a forward pass.
    private const string ShortSpin = "10000";

    /// <summary>
    /// Shortens the spin unless the user has set it or OMP_WAIT_POLICY. Must come before libgomp is loaded, and goes through the C library since
    /// .NET keeps its own copy of the environment.
    /// </summary>
    public static void Shorten()
    {
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null)
            _ = SetVariable(Variable, ShortSpin, overwrite: 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
