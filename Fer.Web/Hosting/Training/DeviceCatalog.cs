using System.Text.Json;
using Fer.Data.Runs;
using Fer.Engine.CommandLine;
using Fer.Engine.Training;

namespace Fer.Web.Hosting.Training;

/// <summary>The devices that can train here. A child process asks libtorch once, so that this process never loads it.</summary>
internal sealed class DeviceCatalog(FerCommandRunner runner, ILogger<DeviceCatalog> log) : IDeviceCatalog, IDisposable
{
    private static readonly DeviceList Fallback = new(
        [new ComputeDevice(DeviceChoice.Cpu, "cpu", "Processor")], "The devices could not be listed, so only the processor is offered. The log has the reason.");

    private readonly SemaphoreSlim _gate = new(1);
    private DeviceList? _found;

    /// <summary>On Linux a driver shows itself, as NVIDIA's or as that of a Windows host; elsewhere only libtorch can tell.</summary>
    public bool MayHaveGpu { get; } = !OperatingSystem.IsLinux() || File.Exists("/proc/driver/nvidia/version") || File.Exists("/dev/dxg");

    public async Task<DeviceList> ListAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            _found ??= await FindAsync(ct);
            return _found ?? Fallback;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>Null where it did not work this time; the next call tries again.</summary>
    private async Task<DeviceList?> FindAsync(CancellationToken ct)
    {
        try
        {
            var answer = await runner.RunAsync(["devices", "--json"], ct);
            if (answer.ExitCode == 0 && JsonSerializer.Deserialize(answer.Output, RunVerbJsonContext.Default.DevicesResult) is { Devices.Count: > 0 } result)
                return new DeviceList(result.Devices, null);
            log.LogWarning("Listing devices ended with {ExitCode}: {Error}", answer.ExitCode, answer.Error);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "Listing devices failed");
        }

        return null;
    }
}
