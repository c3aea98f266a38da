using Fer.Engine.Detection;

namespace Fer.Web.Endpoints.Api;

/// <summary>An image of a request with its faces, as the networks see them.</summary>
/// <param name="Name">Name it was sent under.</param>
/// <param name="Picture">Its size and faces; null where it could not be read.</param>
/// <param name="Error">Why not.</param>
internal sealed record ApiSentImage(string Name, ReadPicture? Picture, string? Error);
