using Fer.Engine.Detection;

namespace Fer.Web.Endpoints.Api;

/// <summary>Where a face was found, in pixels of the picture as it stands upright; it may reach beyond the edge.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
internal sealed record ApiBox(float Left, float Top, float Width, float Height)
{
    public static ApiBox Of(FaceBox box) => new(box.Left, box.Top, box.Width, box.Height);
}
