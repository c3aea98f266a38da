using Fer.Bench.Reporting;

namespace Fer.Bench.Benchmarks;

/// <summary>Imports a whole <c>fer2013.csv</c> with the command line, against the same import written plainly in Python.</summary>
internal sealed class ImportBenchmark : IBenchmark
{
    private const double MostSeconds = 15, MostMegabytes = 300;
    private const string PeerName = "python3: csv, zlib and sqlite3 in a plain loop";

    public string Name => "import";

    public string Purpose => "a whole fer2013.csv";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        await using var scratch = await ScratchFolder.CreateAsync(ct);
        var table = await FindTableAsync(options, scratch.Folder.Path, ct);
        var idle = await ChildProcess.FerAsync(ct, "datasets", "--data", scratch.Folder.Path);
        List<double> ours = [], peers = [], peaks = [];
        for (var round = 0; round < options.RoundsOr(3); round++)
        {
            var run = await ChildProcess.FerAsync(ct, "import", table, "--dataset", $"round {round}", "--data", scratch.Folder.Path);
            ours.Add(run.Seconds);
            peaks.Add(run.PeakMegabytes - idle.PeakMegabytes);
            if (await PeerSecondsAsync(table, Path.Combine(scratch.Folder.Path, $"peer-{round}.db"), ct) is { } seconds)
                peers.Add(seconds);
        }
        var median = Statistics.Median(ours);
        var growth = Statistics.Median(peaks);
        return
        [
            new("import, median", median, "s", $"under {MostSeconds} s", median < MostSeconds, PeerName, peers.Count > 0 ? Statistics.Median(peers) / median : null),
            new("memory over an idle command", growth, "MB", $"under {MostMegabytes} MB", growth < MostMegabytes),
        ];
    }

    private static async Task<string> FindTableAsync(BenchOptions options, string folder, CancellationToken ct)
    {
        if (options.Fer2013 is { } real)
            return Path.Combine(real.FullName, "fer2013.csv");
        var path = Path.Combine(folder, "generated.csv");
        await GeneratedTable.WriteAsync(path, options.RowsOr(BenchOptions.Fer2013Rows), ct);
        return path;
    }

    private static async Task<double?> PeerSecondsAsync(string table, string database, CancellationToken ct) =>
        await Peer.RunAsync("import.py", [table, database], ct) is { } run ? run.Seconds : null;
}
