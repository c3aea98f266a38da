using Fer.Engine.Imaging;

namespace Fer.Web.Endpoints.Api;

/// <summary>An image of a request, as the network sees it.</summary>
/// <param name="Name">Name it was sent under.</param>
/// <param name="Face">48x48 gray values; null where it could not be read.</param>
/// <param name="Error">Why not.</param>
internal sealed record ApiSentImage(string Name, byte[]? Face, string? Error)
{
    /// <summary>Reads an image.</summary>
    public static ApiSentImage Of(string name, byte[] content)
    {
        try
        {
            return new(name, FaceTensorImage.To48x48Gray(ImageDecoder.Decode(content).Gray), null);
        }
        catch (UndecodableImageException broken)
        {
            return new(name, null, $"This image cannot be read: {broken.Message}.");
        }
    }
}
