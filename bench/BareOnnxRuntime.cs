using System.Diagnostics;
using Fer.Engine.Imaging;
using Fer.Engine.Inference;
using Microsoft.ML.OnnxRuntime;

namespace Fer.Bench;

/// <summary>The peer of inference: the model's file in ONNX Runtime with its own settings, in a loop that does nothing else.</summary>
internal sealed class BareOnnxRuntime : IDisposable
{
    private const int Batch = OnnxClassifier.BatchSize;
    private static readonly string[] Outputs = ["probabilities"];
    private static readonly long[] Shape = [Batch, 1, FaceTensorImage.Side, FaceTensorImage.Side];

    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();

    public BareOnnxRuntime(string model) => _session = new(model);

    /// <summary>Images a second of batches that are floats already.</summary>
    /// <param name="batches">Gray values of <see cref="OnnxClassifier.BatchSize"/> images each.</param>
    /// <param name="images">Images to predict on, a multiple of the batch.</param>
    /// <param name="ct">Looked at before each batch.</param>
    public double Rate(IReadOnlyList<float[]> batches, int images, CancellationToken ct) => Time(images, index => batches[index % batches.Count], ct);

    /// <summary>Images a second of files that are decoded one after the other first.</summary>
    /// <param name="files">PNGs of 48x48.</param>
    /// <param name="images">Images to predict on, a multiple of the batch.</param>
    /// <param name="ct">Looked at before each batch.</param>
    public double RateOfFiles(IReadOnlyList<byte[]> files, int images, CancellationToken ct)
    {
        var values = new float[Batch * FaceTensorImage.Area];
        return Time(images, index =>
        {
            for (var place = 0; place < Batch; place++)
                Fill(values.AsSpan(place * FaceTensorImage.Area, FaceTensorImage.Area), ImageDecoder.Decode(files[((index * Batch) + place) % files.Count]).Gray.Pixels);
            return values;
        }, ct);
    }

    public void Dispose()
    {
        _options.Dispose();
        _session.Dispose();
    }

    /// <summary>Gray values as floats.</summary>
    public static void Fill(Span<float> values, ReadOnlySpan<byte> pixels)
    {
        for (var index = 0; index < pixels.Length; index++)
            values[index] = pixels[index];
    }

    private double Time(int images, Func<int, float[]> batch, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        for (var index = 0; index < images / Batch; index++)
        {
            ct.ThrowIfCancellationRequested();
            using var input = OrtValue.CreateTensorValueFromMemory(batch(index), Shape);
            using var answers = _session.Run(_options, new Dictionary<string, OrtValue> { ["gray"] = input }, Outputs);
            if (answers[0].GetTensorDataAsSpan<float>().IsEmpty)
                throw new InvalidOperationException("The model gave no answer.");
        }

        return images / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
