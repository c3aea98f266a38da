using System.Text.Json;
using Fer.Engine.CommandLine;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.CommandLine;

[Collection(TorchTests.Name)]
public sealed class QualityVerbTests : IDisposable
{
    private readonly TestFolder _files = new();

    private static CancellationToken Ct => TestLimit.Token;

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Quality_FoldsAndExport_JudgesLabelsAndWritesTheIssues()
    {
        await RunAsync("sample", "--dataset", "Drawn", "--count", "140");

        var (code, output, error) = await RunAsync(
            "quality", "--dataset", "Drawn", "--folds", "2", "--preset", "fast", "--epochs", "1", "--include-test", "--export", _files.At("review.csv"), "--json");

        Assert.True(code == ExitCode.Done, error);
        var labels = JsonDocument.Parse(output).RootElement.GetProperty("report").GetProperty("labels");
        Assert.Equal((140, 0), (labels.GetProperty("judged").GetInt32(), labels.GetProperty("notJudged").GetInt32()));
        Assert.StartsWith("issue_id,", (await File.ReadAllLinesAsync(_files.At("review.csv"), Ct))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quality_PresetWithoutFolds_IsWrongUsage()
    {
        await RunAsync("sample", "--dataset", "Drawn", "--count", "70");

        var (code, _, error) = await RunAsync("quality", "--dataset", "Drawn", "--preset", "fast");

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains("--folds", error, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        FerCommandLine.RunAsync(Ct, [.. arguments, "--data", _files.At("data")]);
}
