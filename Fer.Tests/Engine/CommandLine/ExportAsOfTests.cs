using Fer.Data;
using Fer.Data.Labelling;
using Fer.Data.Storage;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Engine.CommandLine;

public sealed class ExportAsOfTests : IDisposable
{
    private readonly TestFolder _files = new();

    private static CancellationToken Ct => TestLimit.Token;

    private string Data => _files.At("data");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _files.Dispose();
    }

    [Fact]
    public async Task Export_AsOfAMomentBeforeAnAct_WritesTheLabelsOfThen()
    {
        var table = _files.Write("fer2013.csv", PixelTable.Rows(3));
        await FerCommandLine.RunAsync(Ct, "import", table, "--dataset", "Faces", "--data", Data);
        var at = await RelabelAllAsync();

        await ExportAsync("before.csv", "--as-of", MomentText.Format(at.AddMilliseconds(-1)));
        await ExportAsync("after.csv", "--as-of", MomentText.Format(at));
        await ExportAsync("now.csv");

        Assert.Equal(["0", "1", "2"], Labels("before.csv"));
        Assert.Equal(["6", "6", "6"], Labels("after.csv"));
        Assert.Equal(await File.ReadAllTextAsync(_files.At("now.csv"), Ct), await File.ReadAllTextAsync(_files.At("after.csv"), Ct));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-11-24")]
    public async Task Export_BadMoment_IsWrongUsageAndWritesNothing(string moment)
    {
        var table = _files.Write("fer2013.csv", PixelTable.Rows(3));
        await FerCommandLine.RunAsync(Ct, "import", table, "--dataset", "Faces", "--data", Data);

        var (code, _, error) = await FerCommandLine.RunAsync(Ct, "export", "--dataset", "Faces", "--csv", _files.At("x.csv"), "--as-of", moment, "--data", Data);

        Assert.Equal(2, code);
        Assert.Contains($"--as-of {moment} is no moment", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_files.At("x.csv")));
    }

    private async Task ExportAsync(string file, params string[] more)
    {
        var (code, _, error) = await FerCommandLine.RunAsync(Ct, ["export", "--dataset", "Faces", "--csv", _files.At(file), "--data", Data, .. more]);
        Assert.Equal((0, ""), (code, code == 0 ? "" : error));
    }

    private string[] Labels(string file)
    {
        var lines = File.ReadAllLines(_files.At(file));
        var column = Array.IndexOf(lines[0].Split(','), "label");
        return [.. lines.Skip(1).Select(line => line.Split(',')[column])];
    }

    private async Task<DateTimeOffset> RelabelAllAsync()
    {
        await using var services = new ServiceCollection().AddFerData(new DataFolder(Data)).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<FerDbContext>>().CreateDbContextAsync(Ct);
        var ids = await db.Samples.Select(sample => sample.Id).ToArrayAsync(Ct);
        var by = await services.GetRequiredService<Fer.Data.Curators.CuratorDirectory>().ResolveCommandLineAsync(Ct);
        await services.GetRequiredService<LabelLog>().ApplyAsync(
            new(Guid.NewGuid(), await db.Datasets.Select(dataset => dataset.Id).SingleAsync(Ct), ActKind.BulkLabel, new SampleChange.SetLabel(ids, 6), by), Ct);
        return await db.LabelActs.Select(act => act.At).SingleAsync(Ct);
    }
}
