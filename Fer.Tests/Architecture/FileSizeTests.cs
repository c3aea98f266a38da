using Fer.Tests.TestKit;

namespace Fer.Tests.Architecture;

public sealed class FileSizeTests
{
    [Theory]
    [InlineData(300, ".cs", ".css", ".js")]
    [InlineData(150, ".razor")]
    public void HandWrittenFiles_AreSmall(int mostLines, params string[] extensions)
    {
        var tooLong = Repository.HandWrittenFiles(extensions)
            .Select(path => (Path: path, Lines: File.ReadLines(Path.Combine(Repository.Root, path)).Count()))
            .Where(file => file.Lines > mostLines)
            .Select(file => $"{file.Path}: {file.Lines} lines")
            .ToList();

        Assert.Empty(tooLong);
    }

    [Fact]
    public void HalfOfTheProductFiles_AreUnderSixtyLines()
    {
        var lines = Repository.HandWrittenFiles(".cs", ".razor")
            .Where(path => path.StartsWith("Fer.", StringComparison.Ordinal) && !path.StartsWith("Fer.Tests/", StringComparison.Ordinal))
            .Select(path => File.ReadLines(Path.Combine(Repository.Root, path)).Count())
            .Order().ToList();

        Assert.InRange(lines[lines.Count / 2], 1, 60);
    }
}
