namespace Fer.Engine.Importing;

/// <summary>Decides of what form a source is.</summary>
internal static class SourceProbe
{
    /// <summary>Opens a source.</summary>
    /// <exception cref="ImportException">There is nothing at the path, or it is of no form that can be imported.</exception>
    public static IDatasetReader Open(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new ImportException("No path was given. Give a fer2013.csv, a folder or a zip with a folder per class.");
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
            throw new ImportException($"There is nothing at {full}. Nothing was imported. Check the path.");
        return new PixelTableReader(full);
    }
}
