namespace Fer.Engine.Curation;

/// <summary>Draws eyes, brows and glasses.</summary>
internal static class EyeDrawing
{
    /// <summary>Draws both sides.</summary>
    public static void Draw(FaceCanvas canvas, Person person, FacialActions actions, SeededRandom random)
    {
        var gaze = 0.03f * random.Normal();
        var asymmetry = 0.03f * random.Normal();
        foreach (var side in (int[])[-1, 1])
        {
            DrawEye(canvas, person, actions, side, gaze);
            DrawBrow(canvas, person, actions, side, side * asymmetry);
            if (person.HasGlasses)
                DrawLens(canvas, person, side);
        }
        DrawFrown(canvas, person, actions);
    }

    private static void DrawEye(FaceCanvas canvas, Person person, FacialActions actions, int side, float gaze)
    {
        var (x0, y0) = (side * person.EyeDistance, person.EyeHeight);
        var size = person.EyeSize;
        var top = size * Math.Clamp(0.5f + 0.42f * actions.Eyes, 0.1f, 1.1f);
        var bottom = size * Math.Clamp(0.34f + 0.14f * actions.Eyes - 0.28f * actions.Cheeks, 0.04f, 0.6f);
        float Opening(float x, float y) => Shapes.Lens(x, y, (x0, y0), size, 0, top, bottom);
        canvas.Shade((x, y) => Shapes.Ellipse(x, y, x0, y0 - 0.04f, size * 1.35f, size * 1.2f), -0.07f, 4);
        canvas.Paint(Opening, Math.Min(0.92f, person.Skin + 0.22f));
        canvas.Paint((x, y) => Math.Max(Opening(x, y), Shapes.Ellipse(x, y, x0 + gaze, y0 - 0.02f, size * 0.5f, size * 0.52f)), 0.1f);
        canvas.Paint((x, y) => Shapes.Stroke(x, y, (x0 - size, y0), (x0 + size, y0), top, 0.028f), 0.12f, 0.85f);
        canvas.Paint((x, y) => Shapes.Stroke(x, y, (x0 - 0.8f * size, y0 + 0.01f), (x0 + 0.8f * size, y0 + 0.01f), -bottom, 0.014f), person.Skin - 0.22f, 0.7f);
        if (actions.Cheeks > 0.15f)
            canvas.Paint((x, y) => Shapes.Stroke(x, y, (x0 - size, y0 + 0.16f), (x0 + size, y0 + 0.16f), -0.05f, 0.02f), person.Skin - 0.18f, 0.6f * Math.Min(1, actions.Cheeks), 2);
    }

    private static void DrawBrow(FaceCanvas canvas, Person person, FacialActions actions, int side, float asymmetry)
    {
        var height = person.EyeHeight - 0.2f - asymmetry;
        var inner = (X: side * (person.EyeDistance - 0.23f + 0.03f * actions.InnerBrow), Y: height - 0.14f * actions.InnerBrow);
        var outer = (X: side * (person.EyeDistance + 0.26f), Y: height + 0.03f - 0.11f * actions.OuterBrow);
        var bend = 0.05f + 0.05f * actions.OuterBrow;
        var (from, to) = side < 0 ? (outer, inner) : (inner, outer);
        canvas.Paint((x, y) => Shapes.Stroke(x, y, from, to, bend, person.BrowThickness), Math.Max(0.05f, person.BrowTone), 0.92f, 1.3f);
    }

    /// <summary>Lines between lowered brows, and across the forehead where they are raised.</summary>
    private static void DrawFrown(FaceCanvas canvas, Person person, FacialActions actions)
    {
        var height = person.EyeHeight - 0.2f;
        if (actions.InnerBrow < -0.2f)
            canvas.Paint((x, y) => Math.Max(MathF.Abs(MathF.Abs(x) - 0.06f) - 0.018f, MathF.Abs(y - height) - 0.12f), person.Skin - 0.25f, Math.Min(0.8f, -actions.InnerBrow), 1.6f);
        if (actions.InnerBrow > 0.3f)
        {
            for (var line = 0; line < 2; line++)
            {
                var y0 = height - 0.24f - 0.13f * line;
                canvas.Paint((x, y) => Shapes.Stroke(x, y, (-0.4f, y0), (0.4f, y0), 0.02f, 0.014f), person.Skin - 0.16f, 0.5f * Math.Min(1, actions.InnerBrow), 1.6f);
            }
        }
    }

    private static void DrawLens(FaceCanvas canvas, Person person, int side)
    {
        var x0 = side * person.EyeDistance;
        canvas.Paint((x, y) => MathF.Abs(Shapes.Ellipse(x, y, x0, person.EyeHeight + 0.03f, 0.29f, 0.24f)) - 0.022f, 0.12f, 0.85f);
        canvas.Paint((x, y) => Math.Max(MathF.Abs(y - person.EyeHeight) - 0.02f, MathF.Abs(x) - 0.12f), 0.12f, 0.45f);
    }
}
