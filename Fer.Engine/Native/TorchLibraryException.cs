namespace Fer.Engine.Native;

/// <summary>libtorch cannot be loaded on this machine. The message says why and what to do.</summary>
public sealed class TorchLibraryException(string message, Exception? inner = null) : Exception(message, inner);
