namespace Fer.Web.Hosting;

/// <summary>The application may not start as asked; the message is the whole explanation for the person who started it.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
