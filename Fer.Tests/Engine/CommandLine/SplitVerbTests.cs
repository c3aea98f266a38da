using System.Text.Json;
using Fer.Engine.CommandLine;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.CommandLine;

public sealed class SplitVerbTests : IDisposable
{
    private readonly TestFolder _files = new();

    private static CancellationToken Ct => TestLimit.Token;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _files.Dispose();
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        FerCommandLine.RunAsync(Ct, ["split", "--dataset", "Faces", .. arguments, "--data", _files.At("data")]);

    private async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var (code, output, error) = await RunAsync([.. arguments, "--json"]);
        Assert.True(code == ExitCode.Done, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private async Task ImportAsync()
    {
        var rows = Enumerable.Range(0, 40).Select(i => PixelTable.Row(i % 2, i))
            .Append(PixelTable.Row(0, 3, "PublicTest")).Append(PixelTable.Row(0, 90, "PublicTest")).Append(PixelTable.Row(1, 91, "PrivateTest"));
        var (code, _, error) = await FerCommandLine.RunAsync(
            Ct, "import", _files.Write("fer2013.csv", PixelTable.Text(rows)), "--dataset", "Faces", "--data", _files.At("data"));
        Assert.True(code == ExitCode.Done, error);
    }

    [Fact]
    public async Task Split_ByDefault_LeavesLeaksOutAndCertifiesIt()
    {
        await ImportAsync();

        var split = await JsonAsync("--name", "first");

        Assert.Equal((1, 1), (split.GetProperty("leakingCopies").GetInt32(), split.GetProperty("leaks").GetProperty("identical").GetInt32()));
        Assert.Equal((27, 12, 3, 1), (Figure(split, "train"), Figure(split, "validation"), Figure(split, "test"), Figure(split, "leftOut")));
        var certificate = split.GetProperty("certificate");
        Assert.Equal((42, 0, 0), (Figure(certificate, "images"), Figure(certificate, "exactGroups"), Figure(certificate, "exactCrossing")));
    }

    [Fact]
    public async Task Split_OfficialWithLeaksKept_CountsThemAndSaysSo()
    {
        await ImportAsync();

        var (code, output, _) = await RunAsync("--name", "official", "--test", "official", "--keep-leaks");

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("40 train, 2 validation, 1 test, 0 left out", output, StringComparison.Ordinal);
        Assert.Contains("1 image gives a later part away (1 identical", output, StringComparison.Ordinal);
        Assert.Contains("1 of 1 group of identical images crosses parts.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_GroupBySourceOfOneFile_IsRefusedInWords()
    {
        await ImportAsync();

        var (code, _, error) = await RunAsync("--name", "x", "--group", "source");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("part would be empty", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_FromAnother_TakesItsPartsAndComparesWithIt()
    {
        await ImportAsync();
        var first = await JsonAsync("--name", "first, drawn");

        var again = await JsonAsync("--name", "again", "--from", "first, drawn");
        var same = await JsonAsync("--compare", "first, drawn,again");
        await JsonAsync("--name", "other", "--seed", "5");
        var (code, text, _) = await RunAsync("--compare", "1,other");

        Assert.Equal(first.GetProperty("contentHash").GetString(), again.GetProperty("contentHash").GetString());
        Assert.Equal("first, drawn", again.GetProperty("from").GetProperty("base").GetString());
        Assert.True(same.GetProperty("areSame").GetBoolean());
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("0 images added, 0 removed, ", text, StringComparison.Ordinal);
        Assert.Contains("Train -> Validation: ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--seed", "3")]
    [InlineData("--name", "x", "--group", "person")]
    [InlineData("--name", "x", "--near", "maybe")]
    [InlineData("--name", "x", "--test", "none")]
    [InlineData("--name", "x", "--from", "first", "--seed", "2")]
    [InlineData("--compare", "first")]
    [InlineData("--compare", "a,b", "--name", "x")]
    public async Task Split_WrongUsage_EndsWithTwoAndExplains(params string[] arguments)
    {
        await ImportAsync();

        var (code, _, error) = await RunAsync(arguments);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Split_UnknownSplits_AreListedByName()
    {
        await ImportAsync();
        await JsonAsync("--name", "first");

        var (from, _, fromError) = await RunAsync("--name", "x", "--from", "second");
        var (compare, _, compareError) = await RunAsync("--compare", "first,third");

        Assert.Equal((ExitCode.Failed, ExitCode.Failed), (from, compare));
        Assert.Contains("There is no split second. The dataset has: first.", fromError, StringComparison.Ordinal);
        Assert.Contains("There is no split third", compareError, StringComparison.Ordinal);
    }

    private static int Figure(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
