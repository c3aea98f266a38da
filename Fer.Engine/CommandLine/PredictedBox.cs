using Fer.Engine.Detection;

namespace Fer.Engine.CommandLine;

/// <summary>Where a face was found, in pixels of the upright picture; it may reach beyond the edge.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record PredictedBox(float Left, float Top, float Width, float Height)
{
    internal static PredictedBox? Of(FaceBox? box) => box is { } there ? new(there.Left, there.Top, there.Width, there.Height) : null;
}
