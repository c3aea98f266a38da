namespace Fer.Engine.Importing;

/// <summary>A row of a table cannot be used; the message is the reason.</summary>
internal sealed class RowFaultException(string message, string? unknownClass = null) : Exception(message)
{
    /// <summary>The class that the dataset does not have, as the row writes it; null where something else is wrong.</summary>
    public string? UnknownClass { get; } = unknownClass;
}
