namespace Fer.Engine.Curation;

/// <summary>The actions of the seven expressions (EMFACS prototypes), in FER-2013's index order, and what each is taken for.</summary>
internal static class ExpressionTable
{
    /// <summary>Images a class in FER-2013, which the sample's proportions follow.</summary>
    public static ReadOnlySpan<int> Fer2013Counts => [4953, 547, 5121, 8989, 6077, 4002, 6198];

    /// <summary>Classes.</summary>
    public static int Count => Prototypes.Length;

    private static readonly FacialActions[][] Prototypes =
    [
        [new(-0.9f, 0.25f, -0.35f, 0, 0.25f, 0, -0.35f, -0.6f, 0), new(-0.9f, 0.3f, 0.1f, 0.1f, 0.35f, 0.4f, -0.2f, 0.1f, 0.45f)],
        [new(-0.55f, -0.2f, -0.55f, 0.45f, 1, 0.9f, -0.35f, -0.1f, 0.1f)],
        [new(0.8f, 0.3f, 0.85f, 0, 0, 0, -0.25f, 0.7f, 0.35f), new(0.75f, 0.25f, 0.7f, 0, 0, 0.1f, -0.3f, 0.5f, 0.1f)],
        [new(0, 0.1f, -0.3f, 0.9f, 0, 0.3f, 0.95f, 0.6f, 0.35f), new(0, 0, -0.2f, 0.7f, 0, 0, 0.85f, 0.4f, 0)],
        [new(0.7f, -0.45f, -0.4f, 0, 0, 0, -0.8f, -0.15f, 0)],
        [new(0.85f, 0.9f, 0.9f, 0, 0, 0, 0, -0.55f, 0.95f), new(0.7f, 0.8f, 0.8f, 0, 0, 0, 0.1f, -0.3f, 0.5f)],
        [default],
    ];

    private static readonly (int Class, float Share)[][] Confusions =
    [
        [(4, 0.4f), (1, 0.3f), (6, 0.3f)],
        [(0, 0.7f), (4, 0.3f)],
        [(5, 0.6f), (4, 0.4f)],
        [(6, 0.7f), (5, 0.3f)],
        [(6, 0.6f), (2, 0.2f), (0, 0.2f)],
        [(2, 0.7f), (3, 0.3f)],
        [(4, 0.7f), (0, 0.3f)],
    ];

    /// <summary>One of an expression's forms.</summary>
    public static FacialActions Draw(int expression, SeededRandom random) =>
        Prototypes[expression][random.Below(Prototypes[expression].Length)];

    /// <summary>An expression that people take this one for, as often as they do.</summary>
    public static int DrawConfusion(int expression, SeededRandom random)
    {
        var at = random.Unit();
        foreach (var (other, share) in Confusions[expression])
        {
            at -= share;
            if (at < 0)
                return other;
        }
        return Confusions[expression][0].Class;
    }
}
