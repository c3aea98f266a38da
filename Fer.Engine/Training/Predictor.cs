using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Native;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>A network loaded from a checkpoint, ready to classify. Use it from one thread at a time.</summary>
public sealed class Predictor : IDisposable
{
    private readonly Sequential _network;
    private readonly Device _device;

    private Predictor(Sequential network, CheckpointHeader header, Device device) =>
        (_network, Header, _device) = (network, header, device);

    /// <summary>What the checkpoint says about itself.</summary>
    public CheckpointHeader Header { get; }

    /// <summary>Loads a checkpoint after checking it whole.</summary>
    /// <exception cref="CheckpointException">The file is missing, cut short, altered or of another network.</exception>
    /// <exception cref="DeviceUnavailableException">The device asked for is not there.</exception>
    /// <exception cref="TorchLibraryException">libtorch cannot be loaded.</exception>
    public static Predictor Load(string checkpointPath, DeviceChoice choice = DeviceChoice.Auto)
    {
        TorchLibrary.EnsureLoaded();
        var target = device(Devices.Resolve(choice).Name);
        var (network, header) = NetworkState.Load(checkpointPath);
        if (target.type == DeviceType.CPU)
            NetworkFactory.UseChannelsLast(network);
        network.to(target);
        network.eval();
        return new(network, header, target);
    }

    /// <summary>Class probabilities (softmax) of each image.</summary>
    /// <param name="pixels">N gray 48x48 images one after another, row by row, 0 to 255.</param>
    /// <param name="batchSize">Images computed at once; only speed and memory depend on it.</param>
    /// <param name="views">The views of each image whose probabilities are averaged.</param>
    /// <param name="progress">Told the number of images done after each batch; may be null.</param>
    /// <param name="ct">Looked at before each batch.</param>
    /// <returns>N·C probabilities, row by row.</returns>
    /// <exception cref="ArgumentException">The pixels are no whole number of images.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public float[] Predict(byte[] pixels, int batchSize, TestViews views, IProgress<int>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (pixels.Length % ModelArchitecture.InputLength != 0)
            throw new ArgumentException($"{pixels.Length} values are no whole number of 48x48 images.", nameof(pixels));

        var probabilities = new float[pixels.Length / ModelArchitecture.InputLength * Header.ClassCount];
        if (probabilities.Length == 0)
            return probabilities;

        using var inference = inference_mode();
        using var images = new DeviceImages(pixels, labels: null, _device);
        for (var start = 0; start < images.Count; start += batchSize)
        {
            ct.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var count = Math.Min(batchSize, images.Count - start);
            Probabilities(images.Images(start, count), views).data<float>().CopyTo(probabilities.AsSpan(start * Header.ClassCount));
            progress?.Report(start + count);
        }

        return probabilities;
    }

    /// <summary>The values that the last dense layer judges by, one row an image.</summary>
    /// <param name="pixels">N gray 48x48 images one after another, row by row, 0 to 255.</param>
    /// <param name="batchSize">Images computed at once.</param>
    /// <param name="progress">Told the share done after each batch.</param>
    /// <param name="ct">Looked at before each batch.</param>
    /// <returns>N·D values row by row, and their number D.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public (float[] Values, int Dimension) Features(byte[] pixels, int batchSize, IProgress<double> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(progress);
        var last = (Linear)_network.children().Last();
        var dimension = (int)last.weight!.shape[1];
        var values = new float[pixels.Length / ModelArchitecture.InputLength * dimension];
        using var inference = inference_mode();
        using var images = new DeviceImages(pixels, labels: null, _device);
        for (var start = 0; start < images.Count; start += batchSize)
        {
            ct.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var count = Math.Min(batchSize, images.Count - start);
            var features = _network.children().SkipLast(1).Cast<nn.Module<Tensor, Tensor>>().Aggregate(images.Images(start, count), (value, module) => module.call(value));
            features.cpu().data<float>().CopyTo(values.AsSpan(start * dimension));
            progress.Report((double)(start + count) / images.Count);
        }

        return (values, dimension);
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private Tensor Probabilities(Tensor images, TestViews views)
    {
        var sum = Mirrored(images, views.Mirror);
        if (views.Shift > 0)
        {
            var side = images.shape[2];
            using var wide = nn.functional.pad(images, [views.Shift, views.Shift, views.Shift, views.Shift], PaddingModes.Replicate);
            foreach (var (row, column) in new (long, long)[] { (0, 0), (0, 2 * views.Shift), (2 * views.Shift, 0), (2 * views.Shift, 2 * views.Shift) })
                sum += Mirrored(wide.narrow(2, row, side).narrow(3, column, side), views.Mirror);
        }

        return (sum / views.Count).cpu();
    }

    /// <summary>The sum over an image and, where asked, its mirror image.</summary>
    private Tensor Mirrored(Tensor images, bool mirror)
    {
        var plain = _network.call(images).softmax(1);
        return mirror ? plain + _network.call(images.flip(3)).softmax(1) : plain;
    }
}
