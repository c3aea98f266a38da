namespace Fer.Web.Endpoints;

/// <summary>A file that the browser sent.</summary>
/// <param name="Id">Name under which a page asks for its import.</param>
/// <param name="Name">Its own name, as it was on the computer it came from.</param>
/// <param name="Path">Where it lies, under a harmless name; never sent to the browser.</param>
/// <param name="Bytes">Size.</param>
internal sealed record ReceivedUpload(Guid Id, string Name, string Path, long Bytes);
