using Fer.Data.Runs;
using Fer.Engine.Training;

namespace Fer.Tests.Engine.Training;

public sealed class DevicesTests
{
    [Fact]
    public void Available_Anywhere_StartsWithTheProcessor() =>
        Assert.Equal((DeviceChoice.Cpu, "cpu"), (Devices.Available()[0].Choice, Devices.Available()[0].Name));

    [Fact]
    public void Resolve_CudaWithoutOne_SaysWhatToDo()
    {
        Assert.SkipWhen(Devices.Available().Count > 1, "This machine has a GPU.");

        Assert.Equal("cpu", Devices.Resolve(DeviceChoice.Auto).Name);
        Assert.Contains("Choose the processor", Assert.Throws<DeviceUnavailableException>(() => Devices.Resolve(DeviceChoice.Cuda)).Message, StringComparison.Ordinal);
    }
}
