namespace Fer.Engine.Quality;

/// <summary>A quality run cannot be made or finished as asked. The message says why and what to do.</summary>
public sealed class QualityException(string message) : Exception(message);
