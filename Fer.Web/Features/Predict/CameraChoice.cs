namespace Fer.Web.Features.Predict;

/// <summary>A camera of the browser's machine.</summary>
/// <param name="Id">The browser's key of it.</param>
/// <param name="Name">Its name.</param>
public sealed record CameraChoice(string Id, string Name);
