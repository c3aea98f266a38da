namespace Fer.Data.Runs;

/// <summary>Device a run asks for.</summary>
public enum DeviceChoice
{
    /// <summary>The GPU where there is one, else the CPU.</summary>
    Auto,

    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>The first NVIDIA GPU.</summary>
    Cuda,
}
