using Fer.Engine.Models;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>A whole set of images as one uint8 tensor [N, 1, 48, 48] on a device, with labels [N] int64 where they are known.</summary>
internal sealed class DeviceImages : IDisposable
{
    private readonly Tensor _pixels;
    private readonly Tensor? _labels;

    public DeviceImages(byte[] pixels, int[]? labels, Device device)
    {
        using var scope = NewDisposeScope();
        Count = pixels.Length / ModelArchitecture.InputLength;
        _pixels = scope.Detach(tensor(pixels, [Count, 1, ModelArchitecture.InputSide, ModelArchitecture.InputSide]).to(device));
        _labels = labels is null ? null : scope.Detach(tensor(labels).to(int64).to(device));
    }

    public int Count { get; }

    /// <summary>Images at these positions as float, 0..1; in the caller's dispose scope.</summary>
    public Tensor Images(Tensor positions) => _pixels.index_select(0, positions).to(float32).div_(255);

    /// <summary>Neighbouring images as float, 0..1; in the caller's dispose scope.</summary>
    public Tensor Images(int start, int count) => _pixels.narrow(0, start, count).to(float32).div_(255);

    public Tensor Labels(Tensor positions) => Known.index_select(0, positions);

    public Tensor Labels(int start, int count) => Known.narrow(0, start, count);

    private Tensor Known => _labels ?? throw new InvalidOperationException("These images have no labels.");

    public void Dispose()
    {
        _pixels.Dispose();
        _labels?.Dispose();
    }
}
