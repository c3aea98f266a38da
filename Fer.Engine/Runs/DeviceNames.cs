using Fer.Data.Runs;

namespace Fer.Engine.Runs;

/// <summary>Names of the devices that runs are claimed for, in torch's words.</summary>
public static class DeviceNames
{
    /// <summary>The processor.</summary>
    public const string Cpu = "cpu";

    /// <summary>The first NVIDIA GPU; settings can ask for no other.</summary>
    public const string FirstGpu = "cuda:0";

    /// <summary>The device that a choice names; null for <see cref="DeviceChoice.Auto"/>, which leaves it to the machine.</summary>
    public static string? Of(DeviceChoice choice) => choice switch
    {
        DeviceChoice.Cpu => Cpu,
        DeviceChoice.Cuda => FirstGpu,
        _ => null,
    };
}
