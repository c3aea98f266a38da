namespace Fer.Engine.Curation;

/// <summary>Draws nose, folds and mouth.</summary>
internal static class MouthDrawing
{
    /// <summary>Draws the lower half of the features.</summary>
    public static void Draw(FaceCanvas canvas, Person person, FacialActions actions)
    {
        DrawNose(canvas, person, actions);
        DrawFolds(canvas, person, actions);
        DrawMouth(canvas, person, actions);
    }

    private static float NoseTip(Person person, FacialActions actions) => person.EyeHeight + person.NoseLength + 0.06f - 0.06f * actions.Nose;

    private static void DrawNose(FaceCanvas canvas, Person person, FacialActions actions)
    {
        var tip = NoseTip(person, actions);
        var dark = person.LightX > 0 ? -1 : 1;
        canvas.Shade((x, y) => Math.Max(MathF.Abs(x - dark * 0.1f) - 0.05f, Math.Max(person.EyeHeight - y, y - tip)), -0.08f, 3);
        canvas.Shade((x, y) => Shapes.Ellipse(x, y, 0, tip - 0.05f, 0.09f, 0.09f), 0.06f, 3);
        canvas.Paint((x, y) => Shapes.Ellipse(MathF.Abs(x), y, 0.085f + 0.02f * actions.Nose, tip + 0.03f, 0.045f, 0.028f), person.Skin - 0.34f, 0.8f);
        canvas.Paint((x, y) => Shapes.Stroke(MathF.Abs(x), y, (0.12f, tip - 0.05f), (0.2f, tip + 0.03f), 0.03f, 0.018f), person.Skin - 0.2f, 0.6f);
        if (actions.Nose < 0.2f)
            return;
        for (var line = 0; line < 3; line++)
        {
            var y0 = person.EyeHeight + 0.02f + 0.09f * line;
            canvas.Paint((x, y) => Shapes.Stroke(x, y, (-0.13f, y0), (0.13f, y0), 0.03f, 0.018f), person.Skin - 0.25f, 0.75f * Math.Min(1, actions.Nose), 1.4f);
        }
    }

    /// <summary>The fold from nose to mouth, which smiling and disgust deepen.</summary>
    private static void DrawFolds(FaceCanvas canvas, Person person, FacialActions actions)
    {
        var depth = Math.Clamp(0.25f + 0.6f * Math.Max(actions.Cheeks, actions.Nose) + 0.4f * Math.Max(0, actions.Corners), 0, 1);
        var tip = NoseTip(person, actions);
        var spread = person.MouthWidth + 0.1f + 0.1f * Math.Max(0, actions.Corners);
        canvas.Paint((x, y) => Shapes.Stroke(MathF.Abs(x), y, (0.2f, tip - 0.04f), (spread, tip + 0.26f), 0.05f, 0.022f), person.Skin - 0.2f, 0.75f * depth, 2);
    }

    private static void DrawMouth(FaceCanvas canvas, Person person, FacialActions actions)
    {
        var width = Math.Clamp(person.MouthWidth * (1 + 0.3f * actions.Stretch + 0.15f * Math.Max(0, actions.Corners)), 0.14f, 0.6f);
        var centre = (X: 0f, Y: NoseTip(person, actions) + 0.3f + 0.05f * actions.Jaw);
        var rise = 0.13f * actions.Corners;
        var lip = person.LipThickness * (1 - 0.5f * Math.Max(0, -actions.Stretch) * (1 - Math.Min(1, 2 * actions.Jaw)));
        var top = 0.005f + 0.07f * actions.UpperLip + 0.1f * actions.Jaw;
        var bottom = 0.012f + 0.34f * actions.Jaw + 0.02f * actions.UpperLip + 0.04f * Math.Max(0, actions.Corners);
        float Outer(float x, float y) => Shapes.Lens(x, y, centre, width * 1.06f, rise, top + 0.75f * lip, bottom + lip);
        float Opening(float x, float y) => Shapes.Lens(x, y, centre, width * 0.92f, rise, top, bottom);
        canvas.Shade((x, y) => Shapes.Ellipse(x, y, 0, centre.Y + bottom + lip + 0.09f, 0.18f, 0.05f), -0.08f, 3);
        canvas.Paint(Outer, person.Skin * 0.72f - 0.03f, 0.85f, 1.3f);
        canvas.Paint(Opening, 0.1f, 0.95f);
        if (top + bottom > 0.07f && actions.UpperLip + Math.Max(0, actions.Corners) + Math.Max(0, actions.Stretch) > 0.3f)
            canvas.Paint((x, y) => Math.Max(Opening(x, y) + 0.012f, y - (centre.Y - top + 0.09f - rise * x * x / (width * width))), 0.86f, 0.9f);
        canvas.Paint((x, y) => Shapes.Ellipse(MathF.Abs(x), y, width * 0.98f, centre.Y - rise, 0.035f, 0.03f), person.Skin - 0.3f, 0.6f);
    }
}
