using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Components.Charts;

/// <summary>Parallel coordinates, drawn here since the chart library has none; who shows it shows a table with the same figures.</summary>
public sealed partial class ParallelChart : ComponentBase
{
    private const int Height = 300;
    private const int Top = 40;
    private const int Bottom = 284;
    private const int Left = 140;
    private const int Right = 80;
    private const int Spacing = 150;

    /// <summary>More values than this on an axis stand too close for words; each is still named when pointed at.</summary>
    private const int MostWords = 14;
    private const int MostLetters = 18;

    [Parameter, EditorRequired] public required ParallelSpec Spec { get; set; }

    /// <summary>What the drawing tells, for those who cannot see it.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>Values that lines must go through: pairs of an axis' and a value's index.</summary>
    [Parameter, EditorRequired] public required IReadOnlySet<(int Axis, int Value)> Chosen { get; set; }

    /// <summary>A value is chosen, or no longer.</summary>
    [Parameter] public EventCallback<(int Axis, int Value)> Toggle { get; set; }

    private int Width => Left + Spec.Axes.Count * Spacing + Right;

    private double[] Ticks => Spec.Highest > Spec.Lowest ? [Spec.Lowest, (Spec.Lowest + Spec.Highest) / 2, Spec.Highest] : [Spec.Lowest];

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Short(string word) => word.Length <= MostLetters ? word : word[..(MostLetters - 1)] + "…";

    private static double At(double share) => Bottom - 12 - share * (Bottom - Top - 24);

    private static double X(int axis) => Left + axis * Spacing;

    private static double Y(ParallelAxis axis, int value) => At(axis.Values.Count == 1 ? 0.5 : (double)value / (axis.Values.Count - 1));

    private bool Keeps(ParallelLine line) => ParallelSpec.Keeps(line, Chosen);

    private double Share(double result) => Spec.Highest > Spec.Lowest ? (result - Spec.Lowest) / (Spec.Highest - Spec.Lowest) : 0.5;

    private double Y(double result) => At(Share(result));

    private string Path(ParallelLine line) => string.Join(' ',
        line.Places.Select((value, axis) => $"{Text(X(axis))},{Text(Y(Spec.Axes[axis], value))}").Append($"{Text(X(Spec.Axes.Count))},{Text(Y(line.Result))}"));
}
