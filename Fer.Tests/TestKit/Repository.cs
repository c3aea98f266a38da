namespace Fer.Tests.TestKit;

/// <summary>Finds the repository that the tests were built from.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Hand-written files below the root whose extension is one of these, with paths relative to the root.</summary>
    public static IEnumerable<string> HandWrittenFiles(params string[] extensions) =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => extensions.Contains(Path.GetExtension(path), StringComparer.Ordinal))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "vendor" or "Migrations" or "artifacts" or "node_modules" or ".git"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Fer.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"No Fer.sln above {AppContext.BaseDirectory}: run the tests from a build inside the repository.");
    }
}
