using Fer.Data.Runs;

namespace Fer.Engine.Training;

/// <summary>
/// Views of an image whose probabilities are averaged when finished weights are scored. Centre and four corners, each with its
/// mirror image, is what the literature calls ten-crop testing; here an image is moved and not cropped, so that it keeps its size.
/// </summary>
/// <param name="Mirror">Whether each view is judged together with its mirror image.</param>
/// <param name="Shift">Pixels by which the image is moved towards its four corners besides itself, its edge repeated; 0 for none.</param>
public readonly record struct TestViews(bool Mirror, int Shift)
{
    /// <summary>The image as it is, alone.</summary>
    public static TestViews Plain => default;

    /// <summary>The views that a run's settings ask for.</summary>
    public static TestViews Of(Hyperparameters settings) => new(settings.TestTimeFlip, settings.TestTimeShift);

    /// <summary>How many there are: 1, 2, 5 or 10.</summary>
    public int Count => (Mirror ? 2 : 1) * (Shift > 0 ? 5 : 1);
}
