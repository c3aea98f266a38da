using Fer.Engine.Models.Layers;

namespace Fer.Engine.Models;

/// <summary>
/// The last layer of a network that says well enough where in the image it answered, and where its cells lie on the image: the last convolution of at
/// least <see cref="EnoughCells"/> cells a side, since the very last ones of deep networks have 3 and tell left from right and little more.
/// </summary>
/// <param name="Ordinal">Its number among the convolution and residual layers, from 1.</param>
/// <param name="Rows">Rows of cells.</param>
/// <param name="Columns">Cells a row.</param>
/// <param name="Start">Centre of the first cell, in pixels of the image from its left or upper edge; the same for both.</param>
/// <param name="Step">Pixels from one cell's centre to the next.</param>
public sealed record LastConvolution(int Ordinal, int Rows, int Columns, double Start, double Step)
{
    /// <summary>Cells a side that a layer should have; where no layer has, the last of more than one cell is taken.</summary>
    public const int EnoughCells = 5;

    /// <summary>Finds it; null where the network has no convolution that leaves more than one cell.</summary>
    /// <exception cref="ArgumentException">The layers do not fit each other.</exception>
    public static LastConvolution? Of(ModelArchitecture architecture, int classCount)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        LastConvolution? found = null;
        var (shape, ordinal, start, step) = (FeatureShape.Input, 0, 0.0, 1.0);
        foreach (var layer in architecture.Layers)
        {
            shape = LayerCost.Of(layer, shape, classCount).Output;
            var (offset, stride) = Reach(layer);
            (start, step) = (start + offset * step, step * stride);
            if (layer is not (Convolution or ResidualBlock or ResidualAdd))
                continue;
            ordinal++;
            if (shape.Height >= EnoughCells || (shape.Height > 1 && found is not { Rows: >= EnoughCells }))
                found = new(ordinal, shape.Height, shape.Width, start, step);
        }

        return found;
    }

    /// <summary>Spreads one value a cell over the image: each pixel lies between the centres of cells, and beyond the outermost it has their value.</summary>
    /// <param name="cells">Row by row.</param>
    /// <returns>48x48 values, row by row, in the range of the cells.</returns>
    public float[] Spread(ReadOnlySpan<float> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, Rows * Columns);
        const int side = ModelArchitecture.InputSide;
        var pixels = new float[side * side];
        for (var y = 0; y < side; y++)
        {
            var (top, bottom, down) = Between(y, Rows);
            for (var x = 0; x < side; x++)
            {
                var (left, right, along) = Between(x, Columns);
                var upper = Blend(cells[top * Columns + left], cells[top * Columns + right], along);
                var lower = Blend(cells[bottom * Columns + left], cells[bottom * Columns + right], along);
                pixels[y * side + x] = Blend(upper, lower, down);
            }
        }

        return pixels;
    }

    /// <summary>How far the first cell's centre moves, in cells of the layer before, and how many of those lie between two of its cells.</summary>
    private static (double Offset, int Stride) Reach(Layer layer) => layer switch
    {
        Convolution c => ((c.Kernel - 1) / 2.0 - (c.Padded ? c.Kernel / 2 : 0), c.Stride),
        ResidualBlock r => (0, r.Stride),
        MaxPool m => ((m.Size - 1) / 2.0, m.Size),
        SpaceToDepth s => ((s.Factor - 1) / 2.0, s.Factor),
        _ => (0, 1),
    };

    private (int First, int Second, float Share) Between(int pixel, int count)
    {
        var place = Math.Clamp((pixel - Start) / Step, 0, count - 1);
        var first = (int)place;
        return (first, Math.Min(first + 1, count - 1), (float)(place - first));
    }

    private static float Blend(float first, float second, float share) => first + (second - first) * share;
}
