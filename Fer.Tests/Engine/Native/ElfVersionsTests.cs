using Fer.Engine.Native;

namespace Fer.Tests.Engine.Native;

public sealed class ElfVersionsTests
{
    private const string Library = "libstdc++.so.6";

    private static byte[] RealBinding()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");
        Assert.SkipUnless(File.Exists(path), "The Linux build of TorchSharp is not in the output.");
        return File.ReadAllBytes(path);
    }

    [Fact]
    public void Defined_LibraryWithVersions_ListsThem() =>
        Assert.Equal(["libx.so", "GLIBCXX_3.4", "GLIBCXX_3.4.32"], ElfVersions.Defined(ElfFixture.Defining("libx.so", "GLIBCXX_3.4", "GLIBCXX_3.4.32")));

    [Fact]
    public void MarkNeedWeak_MadeLibrary_ChangesOnlyTheFlagsOfThatNeed()
    {
        var original = ElfFixture.Needing(Library, "GLIBCXX_3.4.30", "GLIBCXX_3.4.32", "CXXABI_1.3");
        var patched = (byte[])original.Clone();

        ElfVersions.MarkNeedWeak(patched, Library, "GLIBCXX_3.4.32");

        Assert.Equal([ElfFixture.FlagsOffsetOfNeed(1)], Differences(original, patched));
        Assert.Equal(2, patched[ElfFixture.FlagsOffsetOfNeed(1)]);
    }

    [Fact]
    public void WithWeakNeed_RealLibrary_ChangesOneByteAndLeavesTheInputAlone()
    {
        var original = RealBinding();
        var before = (byte[])original.Clone();

        var patched = TorchLibrary.WithWeakNeed(original);

        Assert.Equal(before, original);
        var changed = Assert.Single(Differences(original, patched));
        Assert.Equal((0, 2), (original[changed], patched[changed]));
    }

    [Fact]
    public void MarkNeedWeak_VersionNotNeeded_SaysSo()
    {
        var library = ElfFixture.Needing(Library, "GLIBCXX_3.4.30");

        var error = Assert.Throws<InvalidDataException>(() => ElfVersions.MarkNeedWeak(library, Library, "GLIBCXX_3.4.32"));

        Assert.Contains("does not ask libstdc++.so.6 for GLIBCXX_3.4.32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MarkNeedWeak_CutAnywhere_RefusesInPlainWords()
    {
        var whole = ElfFixture.Needing(Library, "GLIBCXX_3.4.32");
        for (var length = 0; length < whole.Length; length++)
        {
            var error = Assert.Throws<InvalidDataException>(() => ElfVersions.MarkNeedWeak(whole[..length], Library, "GLIBCXX_3.4.32"));
            Assert.Contains("ELF", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Defined_EveryByteFlipped_EndsWithAnAnswerOrACleanRefusal()
    {
        var whole = ElfFixture.Defining("libx.so", "GLIBCXX_3.4.32");
        for (var i = 0; i < whole.Length; i++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[i] ^= 0xff;
            if (Record.Exception(() => ElfVersions.Defined(damaged)) is { } error)
                Assert.IsType<InvalidDataException>(error);
        }
    }

    private static IEnumerable<int> Differences(byte[] a, byte[] b) => Enumerable.Range(0, a.Length).Where(i => a[i] != b[i]);
}
