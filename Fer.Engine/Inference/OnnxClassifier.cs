using System.Globalization;
using System.Text.Json;
using Fer.Engine.Export.Onnx;
using Fer.Engine.Imaging;
using Microsoft.ML.OnnxRuntime;

namespace Fer.Engine.Inference;

/// <summary>An exported network in ONNX Runtime: no libtorch is loaded. Any number of threads may predict at once.</summary>
public sealed class OnnxClassifier : IDisposable
{
    /// <summary>Images computed at once: enough to keep the processor busy, few enough to stay in its cache.</summary>
    internal const int BatchSize = 64;

    private static readonly string[] Outputs = [OnnxModel.Output];

    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();

    private OnnxClassifier(InferenceSession session, IReadOnlyList<string> classes, int runId, int epoch) =>
        (_session, Classes, RunId, Epoch) = (session, classes, runId, epoch);

    /// <summary>Names of the classes in the order of the probabilities.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Run that trained it.</summary>
    public int RunId { get; }

    /// <summary>Epoch of its weights, from 1.</summary>
    public int Epoch { get; }

    /// <summary>Opens a file that Fer exported.</summary>
    /// <exception cref="ModelFileException">The file is missing, damaged or no model of Fer's.</exception>
    public static OnnxClassifier Open(string path)
    {
        InferenceSession session;
        try
        {
            session = new(path);
        }
        catch (OnnxRuntimeException broken)
        {
            throw new ModelFileException($"The model {path} cannot be opened. Export the run again. ({broken.Message})", broken);
        }

        try
        {
            return Describe(session) ?? throw new ModelFileException($"The file {path} is no model that Fer exported. Export the run again.");
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Class probabilities of each image.</summary>
    /// <param name="pixels">N gray 48x48 images one after another, row by row, 0 to 255.</param>
    /// <param name="progress">Told the number of images done after each batch; may be null.</param>
    /// <param name="ct">Looked at before each batch.</param>
    /// <returns>N·C probabilities, row by row.</returns>
    /// <exception cref="ArgumentException">The pixels are no whole number of images.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public float[] Predict(ReadOnlyMemory<byte> pixels, IProgress<int>? progress = null, CancellationToken ct = default)
    {
        if (pixels.Length % FaceTensorImage.Area != 0)
            throw new ArgumentException($"{pixels.Length} values are no whole number of 48x48 images.", nameof(pixels));
        var count = pixels.Length / FaceTensorImage.Area;
        var probabilities = new float[count * Classes.Count];
        var values = new float[Math.Min(count, BatchSize) * FaceTensorImage.Area];
        for (var start = 0; start < count; start += BatchSize)
        {
            ct.ThrowIfCancellationRequested();
            var size = Math.Min(BatchSize, count - start);
            var bytes = pixels.Span.Slice(start * FaceTensorImage.Area, size * FaceTensorImage.Area);
            for (var index = 0; index < bytes.Length; index++)
                values[index] = bytes[index];
            using var input = OrtValue.CreateTensorValueFromMemory(
                OrtMemoryInfo.DefaultInstance, values.AsMemory(0, bytes.Length), [size, 1, FaceTensorImage.Side, FaceTensorImage.Side]);
            using var answers = _session.Run(_options, new Dictionary<string, OrtValue> { [OnnxModel.Input] = input }, Outputs);
            answers[0].GetTensorDataAsSpan<float>().CopyTo(probabilities.AsSpan(start * Classes.Count));
            progress?.Report(start + size);
        }

        return probabilities;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _options.Dispose();
        _session.Dispose();
    }

    private static OnnxClassifier? Describe(InferenceSession session)
    {
        var facts = session.ModelMetadata.CustomMetadataMap;
        return facts.TryGetValue("classes", out var names) && facts.TryGetValue("run_id", out var run) && facts.TryGetValue("epoch", out var epoch)
            && session.InputMetadata.ContainsKey(OnnxModel.Input) && session.OutputMetadata.ContainsKey(OnnxModel.Output)
            && JsonSerializer.Deserialize(names, InferenceJsonContext.Default.StringArray) is { Length: > 0 } classes
            ? new(session, classes, int.Parse(run, CultureInfo.InvariantCulture), int.Parse(epoch, CultureInfo.InvariantCulture))
            : null;
    }
}
