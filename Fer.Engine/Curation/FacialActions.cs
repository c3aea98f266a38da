namespace Fer.Engine.Curation;

/// <summary>
/// What the muscles of a face do, after the action units (AU) of Ekman and Friesen's Facial Action Coding System. 0 is a face at rest.
/// </summary>
/// <param name="InnerBrow">Inner brow raised (AU1) above 0, lowered (AU4) below; -1 to 1.</param>
/// <param name="OuterBrow">Outer brow raised (AU2) above 0, lowered below; -1 to 1.</param>
/// <param name="Eyes">Lids wider (AU5) above 0, narrowed (AU7) below; -1 to 1.</param>
/// <param name="Cheeks">Cheeks raised (AU6); 0 to 1.</param>
/// <param name="Nose">Nose wrinkled (AU9); 0 to 1.</param>
/// <param name="UpperLip">Upper lip raised (AU10); 0 to 1.</param>
/// <param name="Corners">Lip corners pulled up (AU12) above 0, down (AU15) below; -1 to 1.</param>
/// <param name="Stretch">Mouth stretched (AU20) above 0, tightened (AU23) below; -1 to 1.</param>
/// <param name="Jaw">Jaw dropped (AU26); 0 to 1.</param>
internal readonly record struct FacialActions(
    float InnerBrow, float OuterBrow, float Eyes, float Cheeks, float Nose, float UpperLip, float Corners, float Stretch, float Jaw)
{
    private const float Restlessness = 0.1f;

    /// <summary>The actions at a strength; 0 is rest, 1 as they are.</summary>
    public FacialActions At(float strength) => new(
        InnerBrow * strength, OuterBrow * strength, Eyes * strength, Cheeks * strength, Nose * strength,
        UpperLip * strength, Corners * strength, Stretch * strength, Jaw * strength);

    /// <summary>A mixture with others.</summary>
    /// <param name="other">The others.</param>
    /// <param name="share">Their share, 0 to 1.</param>
    public FacialActions Mix(FacialActions other, float share)
    {
        var (mine, theirs) = (At(1 - share), other.At(share));
        return new(
            mine.InnerBrow + theirs.InnerBrow, mine.OuterBrow + theirs.OuterBrow, mine.Eyes + theirs.Eyes, mine.Cheeks + theirs.Cheeks,
            mine.Nose + theirs.Nose, mine.UpperLip + theirs.UpperLip, mine.Corners + theirs.Corners, mine.Stretch + theirs.Stretch,
            mine.Jaw + theirs.Jaw);
    }

    /// <summary>The actions as one person at one moment shows them: each a little off.</summary>
    public FacialActions Jitter(SeededRandom random) => new(
        Signed(InnerBrow, random), Signed(OuterBrow, random), Signed(Eyes, random), Positive(Cheeks, random), Positive(Nose, random),
        Positive(UpperLip, random), Signed(Corners, random), Signed(Stretch, random), Positive(Jaw, random));

    private static float Signed(float value, SeededRandom random) => Math.Clamp(value + Restlessness * random.Normal(), -1.2f, 1.2f);

    private static float Positive(float value, SeededRandom random) => Math.Clamp(value + 0.6f * Restlessness * random.Normal(), 0, 1.2f);
}
