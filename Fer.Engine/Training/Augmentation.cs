using Fer.Data.Runs;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>
/// Random changes to a batch that keep the expression: one affine map an image (mirrored half the time, turned, scaled and shifted as far as the
/// recipe says, border repeated), then for a share of the images one rectangle of 6 to 17 pixels a side filled with one gray (random erasing,
/// Zhong et al. 2017, arXiv 1708.04896). All numbers come from one processor generator, so that a seed means the same on every device.
/// </summary>
internal sealed class Augmentation(Generator generator, Hyperparameters recipe)
{
    private const int SmallestErased = 6;
    private const int LargestErased = 17;

    /// <summary>A changed copy of [N, 1, H, W] float images in 0..1, of the same shape and range; in the caller's dispose scope.</summary>
    public Tensor Apply(Tensor images)
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(Erase(Move(images)));
    }

    internal Tensor Move(Tensor images)
    {
        var n = images.shape[0];
        var largest = recipe.Rotation * Math.PI / 180;
        var turn = Uniform(n, -largest, largest);
        var scale = Uniform(n, 1 - recipe.Scale, 1 + recipe.Scale);
        var mirror = Uniform(n, 0, 1).lt(recipe.Flip ? 0.5 : 0).to(float32).mul(-2).add(1);
        // The grid runs from -1 to 1, so a share of the side is twice as much of the grid.
        var shift = 2 * recipe.Shift;
        var (cosine, sine) = (turn.cos() * scale, turn.sin() * scale);
        var rows = stack([cosine * mirror, -sine, Uniform(n, -shift, shift), sine * mirror, cosine, Uniform(n, -shift, shift)], 1);
        var grid = nn.functional.affine_grid(rows.view(n, 2, 3).to(images.device), images.shape, align_corners: false);
        return nn.functional.grid_sample(images, grid, padding_mode: GridSamplePaddingMode.Border, align_corners: false);
    }

    internal Tensor Erase(Tensor images)
    {
        if (recipe.Erasing <= 0)
            return images;
        var (n, height, width) = (images.shape[0], images.shape[2], images.shape[3]);
        var inside = Span(n, height).unsqueeze(2).logical_and(Span(n, width).unsqueeze(1)).unsqueeze(1);
        var chosen = Uniform(n, 0, 1).lt(recipe.Erasing).view(n, 1, 1, 1);
        var gray = Uniform(n, 0, 1).view(n, 1, 1, 1);
        return where(inside.logical_and(chosen).to(images.device), gray.to(images.device), images);
    }

    /// <summary>[N, side] truth values, true over one random stretch of 6 to 17 pixels in each row.</summary>
    private Tensor Span(long n, long side)
    {
        var length = Uniform(n, SmallestErased, LargestErased + 1).floor();
        var start = (Uniform(n, 0, 1) * (side + 1 - length)).floor().unsqueeze(1);
        var position = arange(side, dtype: float32).unsqueeze(0);
        return position.ge(start).logical_and(position.lt(start + length.unsqueeze(1)));
    }

    private Tensor Uniform(long n, double low, double high) => rand(n, dtype: float32, generator: generator).mul(high - low).add(low);
}
