using System.Text.Json;
using Fer.Engine.CommandLine;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.CommandLine;

public sealed class VerbTests : IDisposable
{
    private readonly TestFolder _files = new();

    private static CancellationToken Ct => TestLimit.Token;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _files.Dispose();
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        FerCommandLine.RunAsync(Ct, [.. arguments, "--data", _files.At("data")]);

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync([.. arguments, "--json"]);
        Assert.True(code == ExitCode.Done, error);
        return JsonDocument.Parse(output).RootElement;
    }

    [Fact]
    public async Task Import_ThenEveryReadingVerb_AgreesOnTheImages()
    {
        var table = _files.Write("fer2013.csv", PixelTable.Text(PixelTable.Row(3, 1), PixelTable.Row(0, 1, "PublicTest"), "x", PixelTable.Row(4, 2)));

        var import = await JsonAsync("import", table, "--dataset", "Faces");
        var datasets = await JsonAsync("datasets");
        var stats = await JsonAsync("stats", "--dataset", "faces");
        var quality = await JsonAsync("quality", "--dataset", "Faces");
        var export = await JsonAsync("export", "--dataset", "Faces", "--csv", _files.At("labels.csv"));
        var verify = await JsonAsync("verify");

        Assert.Equal((3, 1), (import.GetProperty("added").GetInt32(), import.GetProperty("rejected").GetInt32()));
        Assert.Equal("line 4", import.GetProperty("rejections")[0].GetProperty("place").GetString());
        Assert.Equal(3, datasets.GetProperty("datasets")[0].GetProperty("images").GetInt32());
        Assert.Equal(1, stats.GetProperty("classes")[3].GetProperty("usages").GetProperty("Training").GetInt32());
        Assert.Equal(
            ["ConflictingDuplicate", "ConflictingDuplicate", "Leak", "Leak"],
            quality.GetProperty("issues").EnumerateArray().Select(issue => issue.GetProperty("kind").GetString()!).Order());
        Assert.Equal(3, export.GetProperty("rows").GetInt32());
        Assert.Equal(4, (await File.ReadAllLinesAsync(_files.At("labels.csv"), Ct)).Length);
        Assert.True(verify.GetProperty("isSound").GetBoolean());
    }

    [Fact]
    public async Task Import_Progress_GoesToStandardErrorOnly()
    {
        var (code, output, error) = await RunAsync("import", _files.Write("fer2013.csv", PixelTable.Rows(10)), "--dataset", "Faces");

        Assert.Equal(ExitCode.Done, code);
        Assert.StartsWith("10 images added to Faces", output, StringComparison.Ordinal);
        Assert.Contains("100 %", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "x.csv")]
    [InlineData("nonsense")]
    [InlineData("sample", "--dataset", "x", "--count", "many")]
    [InlineData("sample", "--dataset", "x", "--count", "3")]
    [InlineData("export", "--dataset", "x")]
    [InlineData("export", "--onnx", "x.onnx")]
    [InlineData("predict", "--run", "1")]
    [InlineData("predict", "faces")]
    [InlineData("predict", "faces", "--run", "1", "--overwrite")]
    [InlineData("predict", "faces", "--run", "1", "--face-margin", "0.2")]
    [InlineData("predict", "faces", "--run", "1", "--detect-faces", "--face-margin", "1.5")]
    [InlineData("predict", "faces", "--run", "1", "--detect-faces", "--face-margin", "wide")]
    [InlineData("export", "--run", "1", "--csv", "x.csv")]
    [InlineData("export", "--dataset", "x", "--run", "1", "--csv", "x.csv", "--onnx", "x.onnx")]
    public async Task Run_WrongUsage_EndsWithTwoAndExplains(params string[] arguments)
    {
        var (code, _, error) = await RunAsync(arguments);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("import", "/nowhere/fer2013.csv", "--dataset", "x")]
    [InlineData("stats", "--dataset", "nobody")]
    [InlineData("quality", "--dataset", "nobody")]
    [InlineData("export", "--run", "7", "--onnx", "x.onnx")]
    [InlineData("export", "--run", "7")]
    [InlineData("predict", "/nowhere", "--run", "7")]
    [InlineData("backup", "/nowhere/copy.db")]
    public async Task Run_ThatCannotBeDone_EndsWithOneAndASentence(params string[] arguments)
    {
        var (code, output, error) = await RunAsync([.. arguments, "--json"]);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Equal(error.Trim(), JsonDocument.Parse(output).RootElement.GetProperty("error").GetString());
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_SomethingWrong_EndsWithOne()
    {
        await RunAsync("sample", "--dataset", "Drawn", "--count", "70");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_files.At("data/fer.db")}"))
        {
            await connection.OpenAsync(Ct);
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE SampleImage SET Content = x'00' WHERE SampleId = 3";
            await command.ExecuteNonQueryAsync(Ct);
        }

        var (code, output, _) = await RunAsync("verify");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("image 3", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"Fer\": { \"DataDirectory\": \"/data\" } }", "/data")]
    [InlineData("{ \"Fer\": {} } // nothing", null)]
    [InlineData("{}", null)]
    public void ConfiguredDataDirectory_ReadsTheSetting(string json, string? expected) =>
        Assert.Equal(expected, ConfiguredDataDirectory.Read(_files.Write("appsettings.json", json)));

    [Fact]
    public void ConfiguredDataDirectory_BrokenFile_SaysSo() =>
        Assert.Throws<Fer.Data.Storage.DataFolderException>(() => ConfiguredDataDirectory.Read(_files.Write("appsettings.json", "{")));
}
