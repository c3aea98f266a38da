namespace Fer.Engine.Imaging;

/// <summary>An image is refused; the message is the reason, such as <c>it is cut short</c>.</summary>
public sealed class UndecodableImageException(string message) : Exception(message);
