using Fer.Data.Runs;
using Fer.Engine.CommandLine;
using Fer.Engine.Training;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Training;

public sealed class DeviceDetailsTests
{
    private static readonly ComputeDevice Processor = new(DeviceChoice.Cpu, "cpu", "Processor Z80 (1 thread)", 1, ["AVX2"]);

    [Fact]
    public void ParseList_OfTheDriversLines_HasNamesAndMemoryWhereKnown() => Assert.Equal(
        [new NvidiaGpu("NVIDIA A10G", 23028L << 20), new NvidiaGpu("Tesla, odd name", null)],
        NvidiaGpus.ParseList("NVIDIA A10G, 23028 MiB\nTesla, odd name, [N/A]\n"));

    [Theory]
    [InlineData("")]
    [InlineData("NVIDIA-SMI has failed because it could not talk to the driver\n")]
    public void ParseList_OfAComplaint_IsEmpty(string output) => Assert.Empty(NvidiaGpus.ParseList(output));

    [Fact]
    public void ReadFolder_OfTheDriver_HasAGpuAFolder()
    {
        using var folder = new TestFolder();
        folder.Write("0000:01:00.0/information", "Model: \t\t NVIDIA GeForce RTX 4090\nIRQ:   \t\t 170\n");
        folder.Write("0000:02:00.0/information", "Model: \t\t NVIDIA T4\n");
        folder.Write("0000:03:00.0/registry", "");

        Assert.Equal([new NvidiaGpu("NVIDIA GeForce RTX 4090", null), new NvidiaGpu("NVIDIA T4", null)], NvidiaGpus.ReadFolder(folder.Path));
        Assert.Empty(NvidiaGpus.ReadFolder(folder.At("nowhere")));
    }

    [Fact]
    public void Gpu_OfWhatTheDriverReports_IsNamedWhereThereIsNoDoubtWhichIsFirst()
    {
        NvidiaGpu large = new("RTX 4090", 24L << 30), small = new("T4", null);

        Assert.Equal(("RTX 4090 (24 GiB)", 24L << 30), (Devices.Gpu([large]).Title, Devices.Gpu([large]).MemoryBytes));
        Assert.Equal("RTX 4090 (24 GiB), the first of 2", Devices.Gpu([large, large]).Title);
        Assert.Equal(("NVIDIA GPU, the first of 2", (long?)null), (Devices.Gpu([large, small]).Title, Devices.Gpu([large, small]).MemoryBytes));
        Assert.Equal("NVIDIA GPU", Devices.Gpu([]).Title);
    }

    [Fact]
    public void Note_GpuThatThisBuildCannotUse_SaysWhatToDo()
    {
        NvidiaGpu gpu = new("T4", 16L << 30);

        Assert.Contains("T4 (16 GiB), but this build", DevicesVerb.Note([Processor], [gpu]), StringComparison.Ordinal);
        Assert.Null(DevicesVerb.Note([Processor], []));
        Assert.Null(DevicesVerb.Note([Processor, Devices.Gpu([gpu])], [gpu]));
    }

    [Fact]
    public void Write_Devices_PrintsNameTitleAndInstructions()
    {
        using var text = new StringWriter { NewLine = "\n" };
        DevicesVerb.Write(new DevicesResult([Processor, Devices.Gpu([])], "A note."), text);
        Assert.Equal("cpu: Processor Z80 (1 thread)\n  instructions: AVX2\ncuda:0: NVIDIA GPU\nA note.\n", text.ToString());
    }

    [Fact]
    public void Instructions_OfThisProcessor_AgreeWithWhatPrecisionFinds()
    {
        Assert.NotEmpty(ProcessorFacts.Name());
        var hasBFloat16 = ProcessorFacts.Instructions().Any(name => name is "AVX512_BF16" or "AMX");
        Assert.Equal(Precision.ProcessorHasBFloat16, hasBFloat16);
        if (OperatingSystem.IsLinux() && File.ReadAllText("/proc/cpuinfo").Contains("avx512_bf16", StringComparison.Ordinal))
            Assert.Contains("AVX512_BF16", ProcessorFacts.Instructions());
    }
}
