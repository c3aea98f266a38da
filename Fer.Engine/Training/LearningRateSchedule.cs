using Fer.Data.Runs;

namespace Fer.Engine.Training;

/// <summary>The learning rate of each optimiser step.</summary>
public static class LearningRateSchedule
{
    // As torch's OneCycleLR: start at peak/25, end at a ten-thousandth of the start.
    private const double StartDivisor = 25;
    private const double EndDivisor = StartDivisor * 1e4;

    /// <summary>
    /// Rate at <paramref name="step"/> of <paramref name="totalSteps"/>. One-cycle rises along half a cosine over the warm-up share of the
    /// steps and falls along another to peak/250,000 (Smith and Topin 2018); cosine falls from the peak to nothing (Loshchilov and Hutter 2017).
    /// </summary>
    /// <param name="recipe">Schedule, peak and warm-up share.</param>
    /// <param name="step">0 to <paramref name="totalSteps"/> - 1.</param>
    /// <param name="totalSteps">Optimiser steps of the whole run.</param>
    public static double Rate(Hyperparameters recipe, long step, long totalSteps)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var peak = recipe.LearningRate;
        return recipe.Schedule switch
        {
            LearningRateScheduleKind.Constant => peak,
            LearningRateScheduleKind.Cosine => Blend(peak, 0, (double)step / totalSteps),
            LearningRateScheduleKind.OneCycle => OneCycle(peak, recipe.WarmUp * totalSteps, step, totalSteps),
            _ => throw new ArgumentException($"{recipe.Schedule} is not a known schedule.", nameof(recipe)),
        };
    }

    private static double OneCycle(double peak, double warmUp, long step, long totalSteps) => step < warmUp
        ? Blend(peak / StartDivisor, peak, step / warmUp)
        : Blend(peak, peak / EndDivisor, (step - warmUp) / Math.Max(1, totalSteps - 1 - warmUp));

    /// <summary>Half a cosine from one value to another as <paramref name="share"/> goes from 0 to 1.</summary>
    private static double Blend(double from, double to, double share) => to + (from - to) * (1 + Math.Cos(Math.PI * Math.Min(1, share))) / 2;
}
