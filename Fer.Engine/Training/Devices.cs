using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Native;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>The devices that can train here, found once.</summary>
public static class Devices
{
    private static readonly Lazy<IReadOnlyList<ComputeDevice>> Found = new(Find);

    /// <summary>The processor, and the first NVIDIA GPU where this build of libtorch can use one. Loads libtorch, which takes about a second.</summary>
    /// <exception cref="TorchLibraryException">libtorch cannot be loaded.</exception>
    public static IReadOnlyList<ComputeDevice> Available() => Found.Value;

    /// <summary>The device a choice leads to.</summary>
    /// <exception cref="DeviceUnavailableException">A GPU was asked for and there is none.</exception>
    public static ComputeDevice Resolve(DeviceChoice choice) => choice switch
    {
        DeviceChoice.Auto => Available()[^1],
        _ => Available().FirstOrDefault(device => device.Choice == choice) ?? throw new DeviceUnavailableException(
            "The run asks for an NVIDIA GPU, but libtorch finds none here. Choose the processor, or install the driver and build with -p:TorchBackend=cuda."),
    };

    /// <summary>What a machine's NVIDIA GPUs, of which libtorch takes the first, are called as one device.</summary>
    internal static ComputeDevice Gpu(IReadOnlyList<NvidiaGpu> gpus)
    {
        // The driver numbers them in another order than CUDA does, so only GPUs that are all alike can be told by name.
        var isKnown = gpus.Distinct().Count() == 1;
        var title = isKnown ? gpus[0].Title : "NVIDIA GPU";
        return new(
            DeviceChoice.Cuda, "cuda:0", gpus.Count > 1 ? $"{title}, the first of {gpus.Count.ToString(CultureInfo.InvariantCulture)}" : title,
            MemoryBytes: isKnown ? gpus[0].MemoryBytes : null);
    }

    private static IReadOnlyList<ComputeDevice> Find()
    {
        TorchLibrary.EnsureLoaded();
        var threads = Environment.ProcessorCount;
        var processor = new ComputeDevice(
            DeviceChoice.Cpu, "cpu", $"Processor {ProcessorFacts.Name()} ({threads} {(threads == 1 ? "thread" : "threads")})", threads, ProcessorFacts.Instructions());
        return cuda.is_available() ? [processor, Gpu(NvidiaGpus.Find())] : [processor];
    }
}
