namespace Fer.Engine.Evaluations.Pairs;

/// <summary>Images that one of two runs alone is right on.</summary>
/// <param name="Count">All of them; as in McNemar's test.</param>
/// <param name="Shown">At most <see cref="Most"/>, those first of which the right run is surest.</param>
public sealed record FlipSide(int Count, IReadOnlyList<Flip> Shown)
{
    /// <summary>Most images that are listed.</summary>
    public const int Most = 60;
}
