using System.CommandLine;
using Fer.Data.Runs;
using Fer.Engine.Training;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer devices</c>: lists what can train here.</summary>
public sealed class DevicesVerb : IVerb
{
    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(new Command("devices", "List the devices that can train here."), ListAsync);

    private static Task<int> ListAsync(VerbContext context, CancellationToken ct)
    {
        var devices = Devices.Available();
        var result = new DevicesResult(devices, Note(devices, NvidiaGpus.Find()));
        context.Output.Result(result, RunVerbJsonContext.Default.DevicesResult, text => Write(result, text));
        return Task.FromResult(ExitCode.Done);
    }

    /// <summary>Says why a GPU that the driver reports is not among the devices.</summary>
    internal static string? Note(IReadOnlyList<ComputeDevice> devices, IReadOnlyList<NvidiaGpu> gpus) =>
        gpus.Count == 0 || devices.Any(device => device.Choice == DeviceChoice.Cuda)
            ? null
            : $"This machine has {string.Join(", ", gpus.Select(gpu => gpu.Title))}, but this build of libtorch cannot use it. Build with -p:TorchBackend=cuda to train on it.";

    internal static void Write(DevicesResult result, TextWriter text)
    {
        foreach (var device in result.Devices)
        {
            text.WriteLine($"{device.Name}: {device.Title}");
            if (device.Instructions is { Count: > 0 } instructions)
                text.WriteLine($"  instructions: {string.Join(", ", instructions)}");
        }

        if (result.Note is { } note)
            text.WriteLine(note);
    }
}
