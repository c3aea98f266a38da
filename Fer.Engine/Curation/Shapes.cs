namespace Fer.Engine.Curation;

/// <summary>Signed distances of the shapes that faces are drawn with; below 0 inside.</summary>
internal static class Shapes
{
    /// <summary>Distance to an ellipse, near enough close to its edge.</summary>
    public static float Ellipse(float x, float y, float centreX, float centreY, float radiusX, float radiusY)
    {
        var (dx, dy) = ((x - centreX) / radiusX, (y - centreY) / radiusY);
        return (MathF.Sqrt(dx * dx + dy * dy) - 1) * Math.Min(radiusX, radiusY);
    }

    /// <summary>Distance to a stroke along a parabola from one end over a bend to the other, tapering to its ends.</summary>
    /// <param name="x">Point.</param>
    /// <param name="y">Point.</param>
    /// <param name="from">Left end.</param>
    /// <param name="to">Right end.</param>
    /// <param name="bend">How far the middle lies above the straight line; below 0 under it.</param>
    /// <param name="thickness">Half the stroke's width in its middle.</param>
    public static float Stroke(float x, float y, (float X, float Y) from, (float X, float Y) to, float bend, float thickness)
    {
        var along = (x - from.X) / (to.X - from.X);
        var inside = Math.Clamp(along, 0, 1);
        var middle = from.Y + inside * (to.Y - from.Y) - 4 * bend * inside * (1 - inside);
        var beyond = (along - inside) * (to.X - from.X);
        var (dx, dy) = (beyond, y - middle);
        return MathF.Sqrt(dx * dx + dy * dy) - thickness * (0.55f + 1.8f * inside * (1 - inside));
    }

    /// <summary>Distance to the space between two parabolas that meet at both ends: an eye, a mouth.</summary>
    /// <param name="x">Point.</param>
    /// <param name="y">Point.</param>
    /// <param name="centre">Middle between the ends.</param>
    /// <param name="half">Half the distance of the ends.</param>
    /// <param name="rise">How far the ends lie above the centre's height.</param>
    /// <param name="top">Height of the upper curve over the centre, in its middle.</param>
    /// <param name="bottom">Depth of the lower curve under the centre, in its middle.</param>
    public static float Lens(float x, float y, (float X, float Y) centre, float half, float rise, float top, float bottom)
    {
        var at = (x - centre.X) / half;
        var bow = 1 - at * at;
        if (bow <= 0)
            return (MathF.Abs(at) - 1) * half + MathF.Abs(y - (centre.Y - rise));
        var upper = centre.Y - rise * (1 - bow) - top * bow;
        var lower = centre.Y - rise * (1 - bow) + bottom * bow;
        return Math.Max(upper - y, y - lower);
    }
}
