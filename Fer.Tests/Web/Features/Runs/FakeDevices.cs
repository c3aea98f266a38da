using Fer.Data.Runs;
using Fer.Engine.Training;
using Fer.Web.Hosting.Training;

namespace Fer.Tests.Web.Features.Runs;

internal sealed class FakeDevices : IDeviceCatalog
{
    public bool MayHaveGpu => true;

    public Task<DeviceList> ListAsync(CancellationToken ct) =>
        Task.FromResult(new DeviceList([new ComputeDevice(DeviceChoice.Cpu, "cpu", "Processor (2 threads)", 2, ["AVX2", "AVX512_BF16"])], null));
}
