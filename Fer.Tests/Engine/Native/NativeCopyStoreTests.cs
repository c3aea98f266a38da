using Fer.Engine.Native;

namespace Fer.Tests.Engine.Native;

public sealed class NativeCopyStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fer-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Store_SameContentFromManyThreads_IsOneWholeFile()
    {
        var content = Enumerable.Range(0, 100_000).Select(i => (byte)i).ToArray();
        var store = new NativeCopyStore(_folder);
        var paths = new string[16];

        Parallel.For(0, paths.Length, i => paths[i] = store.Store("libx.so", content));

        Assert.Equal(content, File.ReadAllBytes(Assert.Single(paths.Distinct())));
        Assert.Single(Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Store_ExistingCopyDamaged_IsReplaced()
    {
        var store = new NativeCopyStore(_folder);
        File.WriteAllBytes(store.Store("libx.so", [1, 2, 3]), [9]);

        Assert.Equal([1, 2, 3], File.ReadAllBytes(store.Store("libx.so", [1, 2, 3])));
    }
}
