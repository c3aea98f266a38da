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
    /// steps and falls along another to peak/250,000 (Smith and Topin 2018). The others rise on a line over the warm-up share; then cosine falls
    /// from the peak to nothing (Loshchilov and Hutter 2017), step falls by the decay factor every so many epochs, plateau by the same factor
    /// once a drop, and constant stays.
    /// </summary>
    /// <param name="recipe">Schedule, peak, warm-up share and decay.</param>
    /// <param name="step">0 to <paramref name="totalSteps"/> - 1.</param>
    /// <param name="totalSteps">Optimiser steps of the whole run.</param>
    /// <param name="drops">How often a plateau schedule has lowered the rate so far.</param>
    public static double Rate(Hyperparameters recipe, long step, long totalSteps, int drops = 0)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var (peak, warmUp) = (recipe.LearningRate, recipe.WarmUp * totalSteps);
        if (recipe.Schedule == LearningRateScheduleKind.OneCycle)
            return OneCycle(peak, warmUp, step, totalSteps);
        if (step < warmUp)
            return peak * (step + 1) / (warmUp + 1);
        return recipe.Schedule switch
        {
            LearningRateScheduleKind.Constant => peak,
            LearningRateScheduleKind.Cosine => Blend(peak, 0, (step - warmUp) / (totalSteps - warmUp)),
            LearningRateScheduleKind.Step => peak * Math.Pow(recipe.DecayFactor, step * recipe.Epochs / totalSteps / recipe.DecayEpochs),
            LearningRateScheduleKind.Plateau => peak * Math.Pow(recipe.DecayFactor, drops),
            _ => throw new ArgumentException($"{recipe.Schedule} is not a known schedule.", nameof(recipe)),
        };
    }

    private static double OneCycle(double peak, double warmUp, long step, long totalSteps) => step < warmUp
        ? Blend(peak / StartDivisor, peak, step / warmUp)
        : Blend(peak, peak / EndDivisor, (step - warmUp) / Math.Max(1, totalSteps - 1 - warmUp));

    /// <summary>Half a cosine from one value to another as <paramref name="share"/> goes from 0 to 1.</summary>
    private static double Blend(double from, double to, double share) => to + (from - to) * (1 + Math.Cos(Math.PI * Math.Min(1, share))) / 2;
}
