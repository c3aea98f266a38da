namespace Fer.Engine.CommandLine;

/// <summary>The pictures that a path names: one file, or those in a folder and below it. Symbolic links and dot files are passed over.</summary>
/// <param name="Root">Folder that holds them.</param>
/// <param name="Names">Their paths below it, sorted, with <c>/</c> between folders.</param>
/// <param name="PassedOver">Other files of the folder.</param>
internal sealed record PictureFiles(string Root, IReadOnlyList<string> Names, int PassedOver)
{
    private static readonly string[] Endings = [".png", ".jpg", ".jpeg"];

    /// <summary>Absolute paths of the pictures.</summary>
    public IEnumerable<string> Paths => Names.Select(name => Path.Combine(Root, name));

    /// <summary>Finds them. In a folder, names tell pictures from other files; a file that is named itself is one whatever its name.</summary>
    /// <param name="path">Absolute path.</param>
    /// <exception cref="VerbException">There is nothing there, or no picture in the folder.</exception>
    public static PictureFiles Find(string path)
    {
        if (File.Exists(path))
            return new(Path.GetDirectoryName(path)!, [Path.GetFileName(path)], 0);
        if (!Directory.Exists(path))
            throw new VerbException($"There is no file or folder {path}. Check the path.");
        var below = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Device | FileAttributes.ReparsePoint | FileAttributes.Hidden, MaxRecursionDepth = 32 };
        var names = Directory.EnumerateFiles(path, "*", below).Select(file => Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/')).ToList();
        var pictures = names.Where(name => Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        return pictures.Count > 0
            ? new(path, pictures, names.Count - pictures.Count)
            : throw new VerbException($"There is no picture in {path} or below it: no file ends in {string.Join(", ", Endings)}. Give another folder, or name a file itself.");
    }
}
