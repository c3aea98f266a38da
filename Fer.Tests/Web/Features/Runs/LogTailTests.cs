using System.Globalization;
using Bunit;
using Fer.Engine.Runs.Messages;
using Fer.Web.Features.Runs;

namespace Fer.Tests.Web.Features.Runs;

public sealed class LogTailTests : RunPagesContext
{
    private string LogPath => Path.Combine(Database.Folder.Path, "logs", "run-7.log");

    [Fact]
    public async Task Open_LongLog_ShowsItsLastTwoHundredLines()
    {
        await WriteAsync(Enumerable.Range(1, 250));
        var cut = RenderLog();
        Assert.Empty(cut.FindAll("[data-testid=log-lines]"));
        await cut.InvokeAsync(() => cut.Find("[data-testid=log-toggle]").ClickAsync(new()));
        var lines = cut.Find("[data-testid=log-lines]").TextContent.Split('\n');
        Assert.Equal((200, "line 51", "line 250"), (lines.Length, lines[0], lines[^1]));
    }

    [Fact]
    public async Task Open_WhileTraining_TakesUpWhatIsWritten()
    {
        await WriteAsync([1]);
        var cut = RenderLog();
        await cut.InvokeAsync(() => cut.Find("[data-testid=log-toggle]").ClickAsync(new()));
        await WriteAsync([1, 2]);
        Feed.Apply(7, new EpochMessage(1, 0.5, 3, true));
        cut.WaitForAssertion(() => Assert.EndsWith("line 2", cut.Find("[data-testid=log-lines]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Open_NoLog_SaysSo()
    {
        var cut = RenderLog();
        await cut.InvokeAsync(() => cut.Find("[data-testid=log-toggle]").ClickAsync(new()));
        Assert.Contains("no log", cut.Find("[data-testid=log]").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<LogTail> RenderLog() =>
        Render<LogTail>(parameters => parameters.Add(log => log.RunId, 7).Add(log => log.IsTraining, true));

    private Task WriteAsync(IEnumerable<int> numbers)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(LogPath)!);
        return File.WriteAllLinesAsync(LogPath, numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"line {number}")), Ct);
    }
}
