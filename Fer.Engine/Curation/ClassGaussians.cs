using System.Numerics;
using System.Runtime.InteropServices;

namespace Fer.Engine.Curation;

/// <summary>
/// A normal distribution for each class with one covariance for all, S, drawn towards a multiple of the identity: (1 - w) S + w m I with m
/// the mean variance and w after Ledoit and Wolf (2004), at least 0.001, so that it can be inverted even where features are constant or images few.
/// </summary>
internal sealed class ClassGaussians
{
    private const double LeastShrinkage = 1e-3;
    private readonly double[] _triangle;
    private readonly List<double[]> _whiteMeans = [];
    private readonly int _dimension;

    /// <summary>Estimates it.</summary>
    /// <param name="features">N·D features.</param>
    /// <param name="labels">N class indices.</param>
    /// <param name="dimension">D.</param>
    /// <param name="ct">Stops it.</param>
    public ClassGaussians(ReadOnlyMemory<float> features, IReadOnlyList<int> labels, int dimension, CancellationToken ct)
    {
        _dimension = dimension;
        var means = Means(features.Span, labels, dimension);
        var covariance = Covariance(features, labels, means, ct);
        _triangle = Cholesky(covariance, dimension);
        foreach (var mean in means.Values)
        {
            Whiten(mean);
            _whiteMeans.Add(mean);
        }
    }

    /// <summary>Distance to the nearest class.</summary>
    /// <param name="row">D features.</param>
    /// <param name="scratch">D numbers, overwritten.</param>
    public double Distance(ReadOnlySpan<float> row, double[] scratch)
    {
        for (var k = 0; k < row.Length; k++)
            scratch[k] = row[k];
        Whiten(scratch);
        var nearest = double.PositiveInfinity;
        foreach (var mean in _whiteMeans)
        {
            var squares = 0.0;
            for (var k = 0; k < scratch.Length; k++)
                squares += (scratch[k] - mean[k]) * (scratch[k] - mean[k]);
            nearest = Math.Min(nearest, squares);
        }
        return Math.Sqrt(nearest);
    }

    private static SortedDictionary<int, double[]> Means(ReadOnlySpan<float> features, IReadOnlyList<int> labels, int dimension)
    {
        var means = new SortedDictionary<int, double[]>();
        foreach (var (label, count) in labels.CountBy(label => label))
            means[label] = new double[dimension];
        for (var image = 0; image < labels.Count; image++)
        {
            var mean = means[labels[image]];
            for (var k = 0; k < dimension; k++)
                mean[k] += features[image * dimension + k];
        }
        foreach (var (label, count) in labels.CountBy(label => label))
        {
            foreach (ref var value in means[label].AsSpan())
                value /= count;
        }
        return means;
    }

    /// <summary>The shrunken covariance, D·D; of every feature a column of N first, so that sums run over neighbours.</summary>
    private static double[] Covariance(ReadOnlyMemory<float> features, IReadOnlyList<int> labels, SortedDictionary<int, double[]> means, CancellationToken ct)
    {
        var (count, dimension) = (labels.Count, features.Length / labels.Count);
        var columns = new double[dimension][];
        var covariance = new double[dimension * dimension];
        var threads = new ParallelOptions { CancellationToken = ct };
        Parallel.For(0, dimension, threads, k =>
        {
            columns[k] = new double[count];
            for (var image = 0; image < count; image++)
                columns[k][image] = features.Span[image * dimension + k] - means[labels[image]][k];
        });
        Parallel.For(0, dimension, threads, i =>
        {
            for (var j = 0; j <= i; j++)
                covariance[i * dimension + j] = covariance[j * dimension + i] = Dot(columns[i], columns[j]) / count;
        });
        Shrink(covariance, columns, count);
        return covariance;
    }

    private static void Shrink(double[] covariance, double[][] columns, int count)
    {
        var dimension = columns.Length;
        var mean = Enumerable.Range(0, dimension).Average(k => covariance[k * dimension + k]);
        var squares = covariance.Sum(value => value * value);
        var spread = squares - dimension * mean * mean;
        var fourth = Enumerable.Range(0, count).Sum(image =>
        {
            var length = columns.Sum(column => column[image] * column[image]);
            return length * length;
        });
        var error = (fourth / count - squares) / count;
        var weight = Math.Clamp(spread > 0 ? error / spread : 1, LeastShrinkage, 1);
        foreach (ref var value in covariance.AsSpan())
            value *= 1 - weight;
        for (var k = 0; k < dimension; k++)
            covariance[k * dimension + k] += mean > 0 ? weight * mean : 1;
    }

    /// <summary>The lower triangle L with L Lᵀ the matrix.</summary>
    private static double[] Cholesky(double[] matrix, int dimension)
    {
        var lower = new double[dimension * dimension];
        for (var i = 0; i < dimension; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i * dimension + j] - Dot(lower.AsSpan(i * dimension, j), lower.AsSpan(j * dimension, j));
                lower[i * dimension + j] = i == j ? Math.Sqrt(rest) : rest / lower[j * dimension + j];
            }
        }
        return lower;
    }

    /// <summary>Solves L y = x in place, after which plain distances are Mahalanobis distances.</summary>
    private void Whiten(double[] x)
    {
        for (var i = 0; i < _dimension; i++)
            x[i] = (x[i] - Dot(_triangle.AsSpan(i * _dimension, i), x.AsSpan(0, i))) / _triangle[i * _dimension + i];
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var left = MemoryMarshal.Cast<double, Vector<double>>(a);
        var right = MemoryMarshal.Cast<double, Vector<double>>(b);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < left.Length; i++)
            sums += left[i] * right[i];
        var sum = Vector.Sum(sums);
        for (var i = left.Length * Vector<double>.Count; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
