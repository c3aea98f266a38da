using System.Text.Json;
using Fer.Engine.CommandLine;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.CommandLine;

public sealed class ExchangeVerbTests : IAsyncLifetime
{
    private readonly TestFolder _files = new();
    private string _table = "";

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _table = _files.Write("fer2013.csv", PixelTable.Rows(20));
        await RunAsync("import", _table, "--dataset", "Faces");
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _files.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Export_Fer2013_GivesTheSameBytesAndKeepsAnOlderFile()
    {
        var file = _files.At("out.csv");

        var (code, output, error) = await RunAsync("export", "--dataset", "Faces", "--fer2013", file);

        Assert.True(code == ExitCode.Done, error);
        Assert.Equal(await File.ReadAllBytesAsync(_table, Ct), await File.ReadAllBytesAsync(file, Ct));
        Assert.Contains("20 images", output, StringComparison.Ordinal);
        Assert.Contains("100 %", error, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "older", Ct);
        (code, _, error) = await RunAsync("export", "--dataset", "Faces", "--fer2013", file);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("--overwrite", error, StringComparison.Ordinal);
        Assert.Equal("older", await File.ReadAllTextAsync(file, Ct));

        (code, _, _) = await RunAsync("export", "--dataset", "Faces", "--fer2013", file, "--overwrite");
        Assert.Equal((ExitCode.Done, new FileInfo(_table).Length), (code, new FileInfo(file).Length));
        Assert.Empty(Directory.GetFiles(_files.Path, "*.tmp"));
    }

    [Fact]
    public async Task Export_FolderAndZip_AreImportedAgain()
    {
        await RunAsync("split", "--dataset", "Faces", "--name", "half", "--test", "0.3", "--validation", "0.5");

        Assert.Equal(ExitCode.Done, (await RunAsync("export", "--dataset", "Faces", "--folder", _files.At("out"))).Code);
        Assert.Equal(ExitCode.Done, (await RunAsync("export", "--dataset", "Faces", "--zip", _files.At("out.zip"), "--split", "HALF", "--leave-out-excluded", "--labels", "original")).Code);
        var folder = await JsonAsync("import", _files.At("out"), "--dataset", "A");
        var zip = await JsonAsync("import", _files.At("out.zip"), "--dataset", "B");

        Assert.Equal((20, 20), (folder.GetProperty("added").GetInt32(), zip.GetProperty("added").GetInt32()));
        Assert.Equal(["test", "train", "validation"], TopFolders(_files.At("out.zip")));
    }

    [Fact]
    public async Task Export_FolderThatHoldsSomething_IsLeftAlone()
    {
        _files.Write("out/mine.txt", "mine");

        var (code, _, error) = await RunAsync("export", "--dataset", "Faces", "--folder", _files.At("out"));

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("holds something already", error, StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries(_files.At("out")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("export", "--dataset", "Faces", "--csv", "a", "--zip", "b")]
    [InlineData("export", "--dataset", "Faces", "--fer2013", "a", "--labels", "later")]
    [InlineData("export", "--fer2013", "a")]
    [InlineData("import-labels", "a.csv")]
    public async Task Run_WrongUsage_EndsWithTwo(params string[] arguments) => Assert.Equal(ExitCode.WrongUsage, (await RunAsync(arguments)).Code);

    [Theory]
    [InlineData("split none", "export", "--dataset", "Faces", "--zip", "x.zip", "--split", "none")]
    [InlineData("no folder", "export", "--dataset", "Faces", "--csv", "/nowhere/at/all.csv")]
    [InlineData("no file", "import-labels", "/nowhere.csv", "--dataset", "Faces")]
    public async Task Run_ThatCannotBeDone_EndsWithOneAndASentence(string sentence, params string[] arguments)
    {
        var (code, _, error) = await RunAsync(arguments);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportLabels_FirstDryThenApplied_RelabelsOnce()
    {
        var file = _files.Write("new.csv", "row,label\n0,Happy\n1,1\n99,1\n");

        var dry = await JsonAsync("import-labels", file, "--dataset", "Faces");
        var untouched = await JsonAsync("stats", "--dataset", "Faces");
        var applied = await JsonAsync("import-labels", file, "--dataset", "Faces", "--apply");
        var (_, text, _) = await RunAsync("import-labels", file, "--dataset", "Faces", "--apply");

        Assert.Equal((1, false, 0), (dry.GetProperty("changed").GetInt32(), dry.GetProperty("isApplied").GetBoolean(), untouched.GetProperty("relabelled").GetInt32()));
        Assert.Equal("Angry", dry.GetProperty("pairs")[0].GetProperty("from").GetString());
        Assert.Equal(4, dry.GetProperty("errors")[0].GetProperty("line").GetInt32());
        Assert.Equal((1, true), (applied.GetProperty("changed").GetInt32(), applied.GetProperty("isApplied").GetBoolean()));
        Assert.Contains("Nothing to change: 2 images", text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> TopFolders(string zip)
    {
        using var archive = System.IO.Compression.ZipFile.OpenRead(zip);
        return [.. archive.Entries.Select(entry => entry.FullName.Split('/')[0]).Distinct().Order(StringComparer.Ordinal)];
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        FerCommandLine.RunAsync(Ct, [.. arguments, "--data", _files.At("data")]);

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync([.. arguments, "--json"]);
        Assert.True(code == ExitCode.Done, error);
        return JsonDocument.Parse(output).RootElement;
    }
}
