namespace Fer.Engine.Training;

/// <summary>A run asks for a device that this machine, or this build of libtorch, does not have.</summary>
public sealed class DeviceUnavailableException(string message) : Exception(message);
