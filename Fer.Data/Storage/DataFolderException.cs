namespace Fer.Data.Storage;

/// <summary>The data folder cannot be used; the message says why and what to do.</summary>
public sealed class DataFolderException : Exception
{
    /// <inheritdoc cref="DataFolderException" />
    public DataFolderException(string message) : base(message)
    {
    }

    /// <inheritdoc cref="DataFolderException" />
    public DataFolderException(string message, Exception inner) : base(message, inner)
    {
    }
}
