using Fer.Engine.Imaging;

namespace Fer.Engine.Curation;

/// <summary>
/// Draws faces of 48x48 gray in seven expressions. Persons, poses, light and camera vary; expressions range from weak to full and
/// lean towards those they are mistaken for in life, so that a model has to learn and cannot be right every time.
/// </summary>
public static class DrawnFaces
{
    /// <summary>Draws one face.</summary>
    /// <param name="seed">Seed of the whole set.</param>
    /// <param name="index">Which face of the set, from 0; the same pair gives the same face.</param>
    /// <param name="expression">Class index, 0 Angry to 6 Neutral in FER-2013's order.</param>
    public static GrayImage Draw(long seed, int index, int expression)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expression);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(expression, ExpressionTable.Count);
        var random = new SeededRandom(seed, index);
        var person = new Person(random);
        var actions = Act(expression, random);
        var canvas = new FaceCanvas(person);
        HeadDrawing.Draw(canvas, person, actions);
        EyeDrawing.Draw(canvas, person, actions, random);
        MouthDrawing.Draw(canvas, person, actions);
        if (random.Chance(0.06f))
            Occlude(canvas, random);
        return canvas.Develop(random, random.Between(0, 0.35f), random.Between(0.004f, 0.02f));
    }

    private static FacialActions Act(int expression, SeededRandom random)
    {
        var strength = random.Between(0.6f, 1.15f);
        var other = ExpressionTable.DrawConfusion(expression, random);
        var lean = random.Chance(0.3f) ? random.Between(0.1f, 0.4f) : 0;
        return ExpressionTable.Draw(expression, random).At(strength).Mix(ExpressionTable.Draw(other, random).At(strength), lean).Jitter(random);
    }

    /// <summary>A hand, a scarf or a strand before the face.</summary>
    private static void Occlude(FaceCanvas canvas, SeededRandom random)
    {
        var tone = random.Between(0.1f, 0.85f);
        var (x0, y0) = (random.Between(-1, 1), random.Between(-0.9f, 1.2f));
        var (width, height) = (random.Between(0.15f, 0.4f), random.Between(0.15f, 0.45f));
        canvas.Paint((x, y) => Shapes.Ellipse(x, y, x0, y0, width, height), tone);
    }
}
