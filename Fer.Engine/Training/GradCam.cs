using Fer.Engine.Models;
using Fer.Engine.Native;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>
/// Shows where a network looked: Grad-CAM (Selvaraju et al. 2017) on the layer that <see cref="LastConvolution"/> finds. The channels of that layer are
/// weighted by how much the class's value grows with each, summed, and what speaks against the class is left out. Use it from one thread at a time.
/// </summary>
public sealed class GradCam : IDisposable
{
    private readonly Sequential _network;

    private GradCam(Sequential network, CheckpointHeader header, LastConvolution place) => (_network, Header, Place) = (network, header, place);

    /// <summary>What the checkpoint says about itself.</summary>
    public CheckpointHeader Header { get; }

    /// <summary>The layer that is asked.</summary>
    public LastConvolution Place { get; }

    /// <summary>Loads a checkpoint after checking it whole, onto the processor: a few images are faster there than the way to a GPU is.</summary>
    /// <exception cref="CheckpointException">The file is missing, cut short or altered, or its network has no convolution that says where.</exception>
    /// <exception cref="TorchLibraryException">libtorch cannot be loaded.</exception>
    public static GradCam Load(string checkpointPath)
    {
        TorchLibrary.EnsureLoaded();
        var (network, header) = NetworkState.Load(checkpointPath);
        if (LastConvolution.Of(header.Architecture, header.ClassCount) is not { } place)
        {
            network.Dispose();
            throw new CheckpointException("This network has no convolution with more than one cell, so it cannot say where in an image it looked. Its predictions are not affected.");
        }

        network.eval();
        return new(network, header, place);
    }

    /// <summary>A map of each image.</summary>
    /// <param name="pixels">N gray 48x48 images one after another, row by row, 0 to 255; few, since all are computed at once.</param>
    /// <param name="classIndex">Class to explain; null for the one that the network predicts, image by image.</param>
    /// <exception cref="ArgumentException">The pixels are no whole number of images.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The network does not tell that class apart.</exception>
    public IReadOnlyList<LookMap> Explain(byte[] pixels, int? classIndex)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.Length % ModelArchitecture.InputLength != 0)
            throw new ArgumentException($"{pixels.Length} values are no whole number of 48x48 images.", nameof(pixels));
        if (classIndex is { } asked)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(asked, nameof(classIndex));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(asked, Header.ClassCount, nameof(classIndex));
        }

        var count = pixels.Length / ModelArchitecture.InputLength;
        if (count == 0)
            return [];
        using var scope = NewDisposeScope();
        var images = tensor(pixels, [count, 1, ModelArchitecture.InputSide, ModelArchitecture.InputSide]).to(float32).div_(255);
        var (before, after) = Halves();
        Tensor seen;
        using (no_grad())
            seen = Through(before, images).detach();
        seen.requires_grad_(true);
        var logits = Through(after, seen);
        var classes = classIndex is { } one ? full(count, one, int64) : logits.argmax(1);
        var value = logits.gather(1, classes.unsqueeze(1)).sum();
        var gradient = autograd.grad([value], [seen])[0];
        var cells = gradient.mean([2, 3], keepdim: true).mul(seen).sum(1).relu().detach().contiguous().data<float>().ToArray();
        return Maps(cells, logits.softmax(1).detach().data<float>().ToArray(), classes.data<long>().ToArray());
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private List<LookMap> Maps(float[] cells, float[] probabilities, long[] classes)
    {
        List<LookMap> maps = [];
        var (size, classCount) = (Place.Rows * Place.Columns, Header.ClassCount);
        for (var index = 0; index < classes.Length; index++)
        {
            var own = cells.AsSpan(index * size, size).ToArray();
            var most = own.Max();
            var share = most > 0 ? Array.ConvertAll(own, cell => cell / most) : new float[size];
            maps.Add(new((int)classes[index], probabilities[(index * classCount)..((index + 1) * classCount)], most > 0, Place.Spread(share)));
        }

        return maps;
    }

    /// <summary>
    /// The modules up to the layer that is asked, and those behind it. Norm and ReLU belong to the layer: ReLU works in place, so that what is before
    /// it is gone once it has run.
    /// </summary>
    private (List<nn.Module<Tensor, Tensor>> Before, List<nn.Module<Tensor, Tensor>> After) Halves()
    {
        var modules = _network.children().Cast<nn.Module<Tensor, Tensor>>().ToList();
        var seen = 0;
        var end = modules.FindIndex(module => module is Conv2d or ResidualModule && ++seen == Place.Ordinal) + 1;
        while (end < modules.Count && modules[end] is BatchNorm2d or ReLU)
            end++;
        return (modules[..end], modules[end..]);
    }

    private static Tensor Through(List<nn.Module<Tensor, Tensor>> modules, Tensor value) => modules.Aggregate(value, (current, module) => module.call(current));
}
