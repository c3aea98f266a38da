namespace Fer.Engine.Importing;

/// <summary>A row of a table cannot be used; the message is the reason.</summary>
internal sealed class RowFaultException(string message) : Exception(message);
