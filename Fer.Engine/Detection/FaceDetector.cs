using Fer.Engine.Imaging;
using Microsoft.ML.OnnxRuntime;

namespace Fer.Engine.Detection;

/// <summary>
/// Finds faces in pictures with BlazeFace, the very file that the browser loads (docs/adr/0010). One instance serves any
/// number of threads.
/// </summary>
public sealed class FaceDetector : IDisposable
{
    /// <summary>Score from which a box counts as a face.</summary>
    public const float Threshold = 0.5f;

    /// <summary>The same in photographs, where what is no face becomes a sample or an answer: higher, since many windows find many things.</summary>
    public const float PhotographThreshold = 0.6f;

    private const int Side = 128;
    private const string Model = "face-detector.onnx";
    private static readonly string[] Outputs = ["Identity:0", "Identity_1:0", "Identity_2:0", "Identity_3:0"];
    private readonly InferenceSession _session;

    /// <summary>Loads the network; it is part of the program.</summary>
    public FaceDetector()
    {
        using var stream = typeof(FaceDetector).Assembly.GetManifestResourceStream(Model)
            ?? throw new InvalidOperationException($"{Model} is not in the program. Build it again from the whole repository.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        // The file holds constants that nothing uses, and a warning for each would reach standard error.
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        _session = new InferenceSession(content.ToArray(), options);
    }

    /// <summary>
    /// The faces of a picture that take a fifth of it or more, the surest first; empty where there is none. What the browser does, too.
    /// </summary>
    public IReadOnlyList<FaceBox> Find(GrayImage image) => FaceBoxes.Distinct(Look(image, Threshold));

    /// <summary>
    /// The faces of a photograph, small ones too: besides the whole, windows of half and a quarter of its longer side are searched, as
    /// far as a face that is found in them has the pixels that the networks see. The surest first.
    /// </summary>
    /// <param name="image">The photograph; one of less than 480 pixels is searched whole, one of 960 or more takes some forty times as long.</param>
    public IReadOnlyList<FaceBox> FindSmallToo(GrayImage image) => FaceBoxes.Apart(
        [.. Look(image, PhotographThreshold), .. SearchWindow.Of(image.Width, image.Height)
            .SelectMany(window => Look(window.Cut(image), PhotographThreshold).Where(window.Holds).Select(window.ToPicture))]);

    /// <summary>Frees the network.</summary>
    public void Dispose() => _session.Dispose();

    private IEnumerable<FaceBox> Look(GrayImage image, float threshold)
    {
        var square = Letterbox.Of(image, Side);
        var input = new float[Side * Side * 3];
        for (var pixel = 0; pixel < square.Values.Length; pixel++)
            input.AsSpan(pixel * 3, 3).Fill(square.Values[pixel]);
        using var options = new RunOptions();
        using var value = OrtValue.CreateTensorValueFromMemory(input, [1, Side, Side, 3]);
        using var answers = _session.Run(options, new Dictionary<string, OrtValue> { ["input:0"] = value }, Outputs);
        var boxes = FaceBoxes.Read(Values(answers[0]), Values(answers[2]), Side, cells: 16, anchors: 2, threshold)
            .Concat(FaceBoxes.Read(Values(answers[1]), Values(answers[3]), Side, cells: 8, anchors: 6, threshold));
        return [.. boxes.Select(square.ToPicture)];
    }

    private static float[] Values(OrtValue answer) => answer.GetTensorDataAsSpan<float>().ToArray();
}
