namespace Fer.Engine.CommandLine;

/// <summary>Writes a file whole or not at all: into a temporary one beside it, which takes its name once it is complete.</summary>
internal static class WholeFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="file">Absolute path.</param>
    /// <param name="overwrite">Whether an older file may be replaced.</param>
    /// <param name="write">Fills the stream.</param>
    /// <exception cref="VerbException">There is a file already, or its folder is missing.</exception>
    public static async Task<T> WriteAsync<T>(string file, bool overwrite, Func<Stream, Task<T>> write)
    {
        Refuse(file, overwrite);
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            T result;
            var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
            await using (stream)
            {
                result = await write(stream);
                await stream.FlushAsync();
                RandomAccess.FlushToDisk(stream.SafeFileHandle);
            }
            File.Move(temporary, file, overwrite);
            return result;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Refuse(string file, bool overwrite)
    {
        if (Directory.Exists(file))
            throw new VerbException($"{file} is a folder. Nothing was written. Give the name of a file.");
        if (File.Exists(file) && !overwrite)
            throw new VerbException($"{file} is there already. Nothing was written. Give another name, or --overwrite to replace it.");
        if (Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder))
            throw new VerbException($"There is no folder {folder}. Nothing was written. Make it first.");
    }
}
