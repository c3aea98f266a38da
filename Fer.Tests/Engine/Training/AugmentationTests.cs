using Fer.Engine.Native;
using Fer.Engine.Training;
using static TorchSharp.torch;

namespace Fer.Tests.Engine.Training;

[Collection(TorchTests.Name)]
public sealed class AugmentationTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope;
    private readonly Augmentation _augmentation;

    public AugmentationTests()
    {
        TorchLibrary.EnsureLoaded();
        _scope = NewDisposeScope();
        _augmentation = new(new Generator(5), Toy.Recipe);
    }

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Apply_RandomImages_KeepsShapeRangeAndTheOriginal()
    {
        var images = rand(64, 1, 48, 48);
        var before = images.clone();

        var changed = _augmentation.Apply(images);

        Assert.Equal(images.shape, changed.shape);
        Assert.InRange(changed.min().item<float>(), 0, 1);
        Assert.InRange(changed.max().item<float>(), 0, 1);
        Assert.True(images.allclose(before));
        Assert.False(changed.allclose(before));
    }

    [Fact]
    public void Erase_ManyImages_ErasesHalfOfThemByOneRectangleOfSixToSeventeen()
    {
        var erased = _augmentation.Erase(zeros(1000, 1, 48, 48).sub(1)).ge(0).squeeze(1);

        var heights = erased.any(2).sum(1).data<long>().ToArray();
        var widths = erased.any(1).sum(1).data<long>().ToArray();
        Assert.InRange(heights.Count(h => h > 0), 440, 560);
        Assert.All(heights.Concat(widths).Where(side => side > 0), side => Assert.InRange(side, 6, 17));
        Assert.Equal((6, 17), (heights.Where(h => h > 0).Min(), heights.Max()));
        Assert.Equal(heights.Zip(widths, (h, w) => h * w), erased.sum([1, 2]).data<long>().ToArray());
    }

    [Fact]
    public void Move_ManyImages_MirrorsHalfAndStaysWithinTheShift()
    {
        var images = zeros(1000, 1, 48, 48);
        images[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Slice(0, 12)] = 1;

        var moved = _augmentation.Move(images).squeeze(1);

        var right = moved.narrow(2, 24, 24).mean([1, 2]).gt(moved.narrow(2, 0, 24).mean([1, 2])).sum().item<long>();
        Assert.InRange(right, 440, 560);
        Assert.All(moved.mean([1, 2]).data<float>().ToArray(), share => Assert.InRange(share, 0.05f, 0.55f));
    }
}
