using System.Diagnostics;
using System.Text.Json;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Native;

public sealed class TorchBackendTests
{
    [Theory]
    [InlineData("cpu", "TorchSharp-cpu")]
    [InlineData("cuda", "TorchSharp-cuda-linux")]
    public async Task TorchBackend_Named_ChoosesThatPackageAlone(string backend, string package)
    {
        var (_, output) = await MsBuild($"-p:TorchBackend={backend}");

        Assert.Equal([package], TorchPackages(output));
    }

    [Fact]
    public async Task TorchBackend_NotSet_FollowsTheDriver()
    {
        var (_, output) = await MsBuild();

        Assert.Equal([File.Exists("/proc/driver/nvidia/version") ? "TorchSharp-cuda-linux" : "TorchSharp-cpu"], TorchPackages(output));
    }

    [Fact]
    public async Task TorchBackend_Unknown_FailsAndNamesTheChoices()
    {
        var (exitCode, output) = await MsBuild("-p:TorchBackend=rocm", "-t:CollectPackageReferences");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("TorchBackend is 'rocm'; it can be cpu or cuda.", output, StringComparison.Ordinal);
    }

    private static string[] TorchPackages(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!).Where(name => name.StartsWith("TorchSharp", StringComparison.Ordinal))];
    }

    private static async Task<(int ExitCode, string Output)> MsBuild(params string[] arguments)
    {
        var ct = TestLimit.Token;
        var start = new ProcessStartInfo("dotnet", ["msbuild", Project(), "-nologo", "-nodeReuse:false", "-getItem:PackageReference", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("TorchBackend");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0 ? (0, await output) : (process.ExitCode, await output + await errors);
    }

    private static string Project()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Fer.sln")))
            folder = folder.Parent;
        Assert.SkipWhen(folder is null, "The sources are not above the test output.");
        return Path.Combine(folder!.FullName, "Fer.Engine", "Fer.Engine.csproj");
    }
}
