namespace Fer.Engine.Curation;

/// <summary>Draws background, shoulders, head, ears, hair and beard.</summary>
internal static class HeadDrawing
{
    /// <summary>Draws everything but the features.</summary>
    public static void Draw(FaceCanvas canvas, Person person, FacialActions actions)
    {
        var drop = 0.1f * actions.Jaw;
        canvas.Fill((x, y) => person.Background + person.BackgroundSlope * 0.4f * (x + y));
        DrawHairBehind(canvas, person);
        canvas.PaintHead((x, y) => Math.Max(MathF.Abs(x) - 0.42f, 0.7f - y), (x, y) => Lit(person, x, y) - 0.16f);
        canvas.PaintHead((x, y) => Shapes.Ellipse(x, y, 0, 2.15f, 1.5f, 0.72f), (_, _) => 0.5f * person.Background + 0.2f);
        canvas.PaintHead((x, y) => Shapes.Ellipse(MathF.Abs(x), y, 0.93f, 0.02f, 0.13f, 0.24f), (x, y) => Lit(person, x, y) - 0.08f);
        canvas.PaintHead((x, y) => Head(person, x, y, drop), (x, y) => Lit(person, x, y) - Edge(person, x, y, drop));
        if (person.HasBeard)
            canvas.Shade((x, y) => Math.Max(Head(person, x, y, drop) + 0.03f, 0.32f + 0.5f * x * x - y), -0.22f * person.Skin - 0.05f, 3);
        if (!person.IsBald)
            DrawHairOnTop(canvas, person, drop);
    }

    private static float Head(Person person, float x, float y, float drop)
    {
        var length = y > 0 ? person.HeadLength + drop : person.HeadLength;
        var jaw = y > 0 ? 1 - (1 - person.JawWidth) * Math.Min(1, y / length) : 1;
        return Shapes.Ellipse(x, y, 0, 0, 0.95f * jaw, length);
    }

    private static float Lit(Person person, float x, float y) =>
        person.Skin + person.LightStrength * (person.LightX * x + person.LightY * y);

    /// <summary>A head is round: it darkens towards its outline.</summary>
    private static float Edge(Person person, float x, float y, float drop)
    {
        var depth = 1 + Head(person, x, y, drop);
        return 0.22f * depth * depth * depth;
    }

    private static void DrawHairBehind(FaceCanvas canvas, Person person)
    {
        if (person.IsBald)
            return;
        var reach = 0.2f + 1.5f * person.HairLength;
        canvas.PaintHead(
            (x, y) => Math.Max(Shapes.Ellipse(x, y, 0, -0.15f, 1.13f, person.HeadLength + 0.12f + 0.4f * person.HairLength), y - reach),
            (x, _) => person.Hair - 0.03f + 0.04f * MathF.Sin(14 * x));
    }

    private static void DrawHairOnTop(FaceCanvas canvas, Person person, float drop) => canvas.PaintHead(
        (x, y) =>
        {
            var line = person.HairLine + 0.55f * x * x + 0.06f * MathF.Sin(9 * x + 20 * person.Hair);
            return Math.Max(Head(person, x, y, drop) - 0.07f, y - line);
        },
        (x, y) => person.Hair + 0.05f * MathF.Sin(16 * x + 3 * y) + 0.4f * person.LightStrength * (person.LightX * x + person.LightY * y));
}
