using System.Runtime.InteropServices;

namespace Fer.Engine.Native;

/// <summary>
/// Makes TorchSharp's native library loadable on Linux systems whose libstdc++ is older than GCC 13's. libLibTorchSharp.so 0.107 asks for the
/// symbol version GLIBCXX_3.4.32, although none of its relocations uses it. Where the system lacks that version, a copy of the library
/// in which the need is marked weak is loaded first; TorchSharp's own import then finds the copy, already loaded under the same SONAME.
/// </summary>
public static class TorchLibrary
{
    /// <summary>The version of libstdc++ that TorchSharp's library asks for without using it.</summary>
    internal const string UnusedVersion = "GLIBCXX_3.4.32";

    private const string StandardLibrary = "libstdc++.so.6";
    private const string BindingLibrary = "libLibTorchSharp.so";

    // In the order of their dependencies; each finds its own needs, libgomp among them, through its $ORIGIN run path.
    private static readonly string[] TorchLibraries = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];

    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>
    /// Call before the first use of any TorchSharp type. Any thread, any number of times; only the first call does something, and only on
    /// Linux: it shortens the spinning of libtorch's threads, and loads the copy where libstdc++ is older.
    /// </summary>
    /// <exception cref="TorchLibraryException">A library is missing or damaged, or the loader refuses it.</exception>
    public static void EnsureLoaded() => _ = Loaded.Value;

    /// <summary>Whether the copy is needed, given the versions that the system's libstdc++ offers.</summary>
    internal static bool NeedsCopy(IReadOnlyCollection<string> offeredVersions) => !offeredVersions.Contains(UnusedVersion);

    /// <summary>Content of the binding library with the unused need marked weak.</summary>
    internal static byte[] WithWeakNeed(byte[] bindingLibrary)
    {
        var patched = (byte[])bindingLibrary.Clone();
        ElfVersions.MarkNeedWeak(patched, StandardLibrary, UnusedVersion);
        return patched;
    }

    private static bool Load()
    {
        if (!OperatingSystem.IsLinux())
            return false;

        OpenMpWaiting.Shorten();
        try
        {
            if (!NeedsCopy(ElfVersions.Defined(File.ReadAllBytes(LoadedStandardLibrary()))))
                return false;

            var folder = FindFolder(SearchFolders());
            foreach (var library in TorchLibraries)
                NativeLibrary.Load(Path.Combine(folder, library));
            NativeLibrary.Load(NativeCopyStore.ForUser().Store(BindingLibrary, WithWeakNeed(File.ReadAllBytes(Path.Combine(folder, BindingLibrary)))));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DllNotFoundException or BadImageFormatException)
        {
            throw new TorchLibraryException($"libtorch could not be loaded: {e.Message} Build again (dotnet build) to restore its files; no data has been touched.", e);
        }
    }

    /// <summary>The libstdc++ this process uses: the one the loader has mapped, whatever the search path was.</summary>
    private static string LoadedStandardLibrary()
    {
        NativeLibrary.TryLoad(StandardLibrary, out _);
        return File.ReadLines("/proc/self/maps")
            .Select(line => line.IndexOf('/', StringComparison.Ordinal) is >= 0 and var start ? line[start..] : "")
            .FirstOrDefault(path => Path.GetFileName(path).StartsWith("libstdc++.so", StringComparison.Ordinal))
            ?? throw new TorchLibraryException($"{StandardLibrary} is not installed. Install it with your system's package manager (libstdc++6 on Debian and Ubuntu) and start again.");
    }

    private static IEnumerable<string> SearchFolders()
    {
        var binding = Path.GetDirectoryName(typeof(TorchSharp.torch).Assembly.Location);
        var searched = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] roots = [.. string.IsNullOrEmpty(binding) ? [] : new[] { binding }, AppContext.BaseDirectory];
        return roots.SelectMany(root => new[] { root, Path.Combine(root, "runtimes", "linux-x64", "native") }).Concat(searched);
    }

    internal static string FindFolder(IEnumerable<string> folders)
    {
        var tried = folders.Distinct().ToList();
        return tried.Find(folder => TorchLibraries.Append(BindingLibrary).All(library => File.Exists(Path.Combine(folder, library))))
            ?? throw new TorchLibraryException(
                $"{string.Join(", ", TorchLibraries)} and {BindingLibrary} were not found together in any of: {string.Join(", ", tried)}. Build again (dotnet build) to restore them.");
    }
}
