using System.Runtime.Intrinsics.X86;
using Fer.Data.Runs;

namespace Fer.Engine.Training;

/// <summary>Says with which numbers a device computes fast.</summary>
public static class Precision
{
    /// <summary>Whether the processor multiplies bfloat16 in hardware (AVX512_BF16 or AMX). Without, bfloat16 is slower than 32-bit floats.</summary>
    public static bool ProcessorHasBFloat16 { get; } = HasInstructions();

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

    /// <summary>AVX512_BF16 is bit 5 of EAX, leaf 7, subleaf 1; AMX-BF16 is bit 22 of EDX, leaf 7, subleaf 0 (Intel SDM, volume 2A, CPUID).</summary>
    private static bool HasInstructions()
    {
        if (!X86Base.IsSupported || X86Base.CpuId(0, 0).Eax < 7)
            return false;
        var first = X86Base.CpuId(7, 0);
        var hasAmx = (first.Edx & (1 << 22)) != 0;
        return hasAmx || (first.Eax >= 1 && (X86Base.CpuId(7, 1).Eax & (1 << 5)) != 0);
    }
}
