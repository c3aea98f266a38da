using Fer.Data.Runs;

namespace Fer.Engine.Training;

/// <summary>Says with which numbers a device computes fast.</summary>
public static class Precision
{
    /// <summary>Whether the processor multiplies bfloat16 in hardware (AVX512_BF16 or AMX). Without, bfloat16 is slower than 32-bit floats.</summary>
    public static bool ProcessorHasBFloat16 => ProcessorFacts.HasBFloat16;

    /// <summary>The precision that a choice leads to on a device.</summary>
    /// <param name="choice">As asked for.</param>
    /// <param name="deviceName">Such as <c>cpu</c> or <c>cuda:0</c>. GPUs since 2020 compute with bfloat16; older ones emulate it.</param>
    public static NumberPrecision Resolve(NumberPrecision choice, string deviceName)
    {
        ArgumentNullException.ThrowIfNull(deviceName);
        if (choice != NumberPrecision.Auto)
            return choice;
        return !deviceName.StartsWith("cpu", StringComparison.Ordinal) || ProcessorHasBFloat16 ? NumberPrecision.BFloat16 : NumberPrecision.Full;
    }
}
