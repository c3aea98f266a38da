using Fer.Engine.Native;

namespace Fer.Tests.Engine.Native;

public sealed class TorchLibraryTests
{
    [Fact]
    public void EnsureLoaded_CalledFromManyThreads_TorchComputes()
    {
        Parallel.For(0, 8, _ => TorchLibrary.EnsureLoaded());

        using var ones = TorchSharp.torch.ones(3, 4);
        using var sum = ones.sum();
        Assert.Equal(12f, sum.item<float>());
    }

    [Fact]
    public void EnsureLoaded_ThenTorchUsed_MapsOneBindingAndCopiesNoLibraries()
    {
        TorchLibrary.EnsureLoaded();
        using var one = TorchSharp.torch.ones(1);

        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        var mapped = File.ReadLines("/proc/self/maps").Where(l => l.Contains("libLibTorchSharp.so", StringComparison.Ordinal))
            .Select(l => l[l.IndexOf('/', StringComparison.Ordinal)..]).Distinct();
        Assert.Single(mapped);
        Assert.False(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "cpu")));
    }

    [Theory]
    [InlineData(true, "GLIBCXX_3.4", "GLIBCXX_3.4.30")]
    [InlineData(false, "GLIBCXX_3.4", "GLIBCXX_3.4.30", "GLIBCXX_3.4.31", "GLIBCXX_3.4.32")]
    public void NeedsCopy_OfferedVersions_OnlyWhereTheVersionIsMissing(bool expected, params string[] offered) =>
        Assert.Equal(expected, TorchLibrary.NeedsCopy(offered));

    [Fact]
    public void FindFolder_LibrariesMissing_NamesThemAndWhereItLooked()
    {
        var folder = Directory.CreateTempSubdirectory("fer-test-").FullName;

        var error = Assert.Throws<TorchLibraryException>(() => TorchLibrary.FindFolder([folder]));

        Assert.Contains(folder, error.Message, StringComparison.Ordinal);
        Assert.Contains("libtorch_cpu.so", error.Message, StringComparison.Ordinal);
        Directory.Delete(folder);
    }
}
