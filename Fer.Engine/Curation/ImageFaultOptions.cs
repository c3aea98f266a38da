namespace Fer.Engine.Curation;

/// <summary>
/// Bounds beyond which an image is at fault. They were chosen by looking at FER-2013's worst images in order and stopping where they
/// began to be usable. Grays count from 0 (black) to 1 (white).
/// </summary>
public sealed record ImageFaultOptions
{
    /// <summary>Standard deviation of the grays under which an image is blank; 2 of 256 levels. It has then no other fault.</summary>
    public double BlankContrast { get; init; } = NearDuplicates.BlankDeviation / 255;

    /// <summary>Too dark: 95 of 100 pixels are at or below this gray. A dark room with a lit face passes.</summary>
    public double DarkestHighlight { get; init; } = 0.3;

    /// <summary>Too bright: mean gray above this. Faces before white walls stay below.</summary>
    public double MostBrightness { get; init; } = 0.9;

    /// <summary>Low contrast: standard deviation of the grays under this.</summary>
    public double LeastContrast { get; init; } = 0.07;

    /// <summary>
    /// Blurred: energy of the Laplacian over energy of the gradient under this. Both are focus measures of Subbarao, Choi and Nikzad
    /// (Optical Engineering 32, 1993); their ratio depends on neither brightness nor contrast, and unlike the variance of the Laplacian over the
    /// variance of the image it does not mistake hard light for blur.
    /// </summary>
    public double LeastSharpness { get; init; } = 1.2;
}
