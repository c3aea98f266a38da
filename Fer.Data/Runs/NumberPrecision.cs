namespace Fer.Data.Runs;

/// <summary>Numbers that convolutions and dense layers compute with. Weights, batch norm, loss and optimiser are 32-bit always.</summary>
public enum NumberPrecision
{
    /// <summary>32-bit floats.</summary>
    Full,

    /// <summary>bfloat16: half the bits, and faster where the processor has instructions for it.</summary>
    BFloat16,

    /// <summary>bfloat16 where the device computes fast with it, else 32-bit floats.</summary>
    Auto,
}
