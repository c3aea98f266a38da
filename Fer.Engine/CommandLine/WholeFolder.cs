namespace Fer.Engine.CommandLine;

/// <summary>Fills a new folder whole or not at all: under a temporary name beside it, which becomes its own once it is complete.</summary>
internal static class WholeFolder
{
    /// <summary>Fills the folder.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="write">Fills the folder that it is given.</param>
    /// <exception cref="VerbException">It is a file, or holds something already, or its own folder is missing.</exception>
    public static async Task<T> WriteAsync<T>(string folder, Func<string, Task<T>> write)
    {
        if (File.Exists(folder))
            throw new VerbException($"{folder} is a file. Nothing was written. Give the name of a folder.");
        if (Path.GetDirectoryName(folder) is { } above && !Directory.Exists(above))
            throw new VerbException($"There is no folder {above}. Nothing was written. Make it first.");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new VerbException($"{folder} holds something already. Nothing was written. Give a new folder, or empty this one: an image that was relabelled since would lie in two classes.");
        var temporary = $"{folder}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(temporary);
            var result = await write(temporary);
            if (Directory.Exists(folder))
                Directory.Delete(folder);
            Directory.Move(temporary, folder);
            return result;
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
    }
}
