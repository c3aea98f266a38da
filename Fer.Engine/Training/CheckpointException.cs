namespace Fer.Engine.Training;

/// <summary>A checkpoint cannot be written or must not be read. The message names the file, what is wrong and what to do.</summary>
public sealed class CheckpointException(string message, Exception? inner = null) : Exception(message, inner);
