using Fer.Tests.TestKit;

namespace Fer.Tests.Web.Assets;

/// <summary>Reads the sources of the repository that these tests were built from.</summary>
internal static class RepositoryFiles
{
    public static string Root => Repository.Root;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static IEnumerable<string> Under(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
}
