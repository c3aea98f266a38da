namespace Fer.Engine.Curation;

/// <summary>Who is drawn, how the head is held and how the light falls. Lengths in head widths, tones 0 black to 1 white.</summary>
internal sealed record Person
{
    /// <summary>Draws a person.</summary>
    public Person(SeededRandom random)
    {
        Skin = random.Between(0.4f, 0.85f);
        Hair = random.Chance(0.15f) ? random.Between(0.6f, 0.85f) : random.Between(0.04f, 0.4f);
        HairLength = random.Between(0, 1);
        HairLine = random.Between(-0.92f, -0.62f);
        IsBald = random.Chance(0.08f);
        HasBeard = random.Chance(0.08f);
        HasGlasses = random.Chance(0.1f);
        HeadLength = random.Between(1.14f, 1.34f);
        JawWidth = random.Between(0.74f, 0.96f);
        EyeDistance = random.Between(0.36f, 0.46f);
        EyeSize = random.Between(0.17f, 0.23f);
        EyeHeight = random.Between(-0.22f, -0.1f);
        BrowThickness = random.Between(0.03f, 0.075f);
        BrowTone = Math.Min(Hair, Skin - 0.12f) * random.Between(0.5f, 0.95f);
        NoseLength = random.Between(0.3f, 0.44f);
        MouthWidth = random.Between(0.3f, 0.42f);
        LipThickness = random.Between(0.05f, 0.1f);
        Yaw = 0.25f * random.Normal();
        Pitch = 0.06f * random.Normal();
        Tilt = 0.07f * random.Normal();
        Scale = random.Between(21f, 24f);
        CentreX = 23.5f + 1f * random.Normal();
        CentreY = 23.5f + 0.9f * random.Normal();
        LightX = random.Between(-1, 1);
        LightY = random.Between(-0.9f, 0.3f);
        LightStrength = random.Between(0.02f, 0.2f);
        Background = random.Between(0.05f, 0.95f);
        BackgroundSlope = random.Between(-0.3f, 0.3f);
    }

    public float Skin { get; }

    public float Hair { get; }

    public float HairLength { get; }

    public float HairLine { get; }

    public bool IsBald { get; }

    public bool HasBeard { get; }

    public bool HasGlasses { get; }

    public float HeadLength { get; }

    public float JawWidth { get; }

    public float EyeDistance { get; }

    public float EyeSize { get; }

    public float EyeHeight { get; }

    public float BrowThickness { get; }

    public float BrowTone { get; }

    public float NoseLength { get; }

    public float MouthWidth { get; }

    public float LipThickness { get; }

    public float Yaw { get; }

    public float Pitch { get; }

    public float Tilt { get; }

    public float Scale { get; }

    public float CentreX { get; }

    public float CentreY { get; }

    public float LightX { get; }

    public float LightY { get; }

    public float LightStrength { get; }

    public float Background { get; }

    public float BackgroundSlope { get; }
}
