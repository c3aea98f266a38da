using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Fer.Bench.Reporting;
using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Storage;
using Fer.Engine.Imaging;
using Fer.Engine.Inference;
using Fer.Engine.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Bench.Benchmarks;

/// <summary>
/// Images a second of the web API (a server of its own on the loopback, several clients on this machine) of the engine's batches in ONNX Runtime, and of
/// evaluation in libtorch, against bare loops on the same file. Rounds are interleaved, and who goes first changes with each.
/// </summary>
internal sealed class InferBenchmark : IBenchmark
{
    private const int StandardImages = 4_096, StandardRounds = 10, InRequest = 256, Clients = 4, EvaluationBatch = 256;
    private const double Hold = 0.8;
    private const string Bare = "bare ONNX Runtime", BareOfFiles = "bare ONNX Runtime that decodes the PNGs one after the other";

    public string Name => "infer";

    public string Purpose => "images a second of the API and of batches in the engine, with the newest model of --data";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        var data = options.Data ?? throw new InvalidOperationException("Give --data DIR, a data folder with a finished run.");
        var requests = Math.Max(1, options.RowsOr(StandardImages) / InRequest);
        var path = Path.Combine(Path.GetTempPath(), $"fer-bench-{Guid.NewGuid():N}.onnx");
        using var server = WebServer.Start(data.FullName);
        try
        {
            var address = await WebServer.AddressAsync(server, ct);
            var (run, name) = await DownloadAsync(address, path, ct);
            var files = await FilesAsync(data, ct);
            using var evaluation = Predictor.Load(await CheckpointAsync(data, run, ct), DeviceChoice.Cpu);
            using var clients = await PredictClients.CreateAsync(address, run, files, ct);
            await Console.Error.WriteLineAsync($"Run {run}, {name}: {requests * InRequest} images a round.");
            return await MeasureAsync(path, files, clients, evaluation, requests, options.RoundsOr(StandardRounds), ct);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            File.Delete(path);
        }
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string path, byte[][] files, PredictClients clients, Predictor evaluation, int requests, int rounds, CancellationToken ct)
    {
        var images = requests * InRequest;
        var pixels = files.SelectMany(file => ImageDecoder.Decode(file).Gray.Pixels).ToArray();
        var batches = pixels.Chunk(OnnxClassifier.BatchSize * FaceTensorImage.Area).Select(Floats).ToList();
        using var bare = new BareOnnxRuntime(path);
        using var classifier = OnnxClassifier.Open(path);
        byte[] all = [.. Enumerable.Range(0, requests).SelectMany(_ => pixels)];
        List<Contender> contenders =
        [
            new(Bare, () => Task.FromResult(bare.Rate(batches, images, ct))),
            new("engine", () => Task.FromResult(Rate(classifier, all, ct))),
            new("evaluation", () => Task.FromResult(Rate(evaluation, all, ct))),
            new("API", () => clients.RateAsync(requests, Clients, ct)),
            new(BareOfFiles, () => Task.FromResult(bare.RateOfFiles(files, images, ct))),
        ];
        for (var round = -1; round < rounds; round++)
        {
            for (var place = 0; place < contenders.Count; place++)
            {
                var contender = contenders[(place + round + 1) % contenders.Count];
                var rate = await contender.Run();
                // The first round warms up.
                if (round >= 0)
                    contender.Rates.Add(rate);
            }

            if (round >= 0)
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"round {round + 1} of {rounds}: {string.Join(", ", contenders.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name} {one.Rates[^1]:0}")))} images/s"));
        }

        var (peer, engine, evaluated, api, peerOfFiles) = (contenders[0].Rates, contenders[1].Rates, contenders[2].Rates, contenders[3].Rates, contenders[4].Rates);
        return
        [
            new($"{Bare}, batch {OnnxClassifier.BatchSize}, median of {rounds}", Statistics.Middle(peer), "images/s"),
            new($"{BareOfFiles}", Statistics.Middle(peerOfFiles), "images/s"),
            .. Compare("batches in the engine (OnnxClassifier)", engine, peer, Bare, isBound: true),
            .. Compare($"evaluation of a run (Predictor, libtorch in 32-bit, batch {EvaluationBatch})", evaluated, peer, Bare, isBound: true),
            .. Compare($"API, {Clients} clients, {InRequest} PNGs a request, decoding included", api, peer, Bare, isBound: true),
            .. Compare("the same against the loop that decodes too", api, peerOfFiles, BareOfFiles, isBound: false),
        ];
    }

    private static IEnumerable<Figure> Compare(string name, List<double> ours, List<double> peers, string peer, bool isBound)
    {
        var ratio = Statistics.Middle(ours) / Statistics.Middle(peers);
        var (low, high) = RatioInterval.Of(ours, peers);
        yield return new(name, Statistics.Middle(ours), "images/s", isBound ? string.Create(CultureInfo.InvariantCulture, $"at least {Hold} of the peer") : null, isBound ? ratio >= Hold : null, peer, ratio);
        yield return new($"{name}, ratio: low end of its 95 % interval", low, "x");
        yield return new($"{name}, ratio: high end of its 95 % interval", high, "x");
    }

    private static double Rate(OnnxClassifier classifier, byte[] pixels, CancellationToken ct)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        _ = classifier.Predict(pixels, progress: null, ct);
        return pixels.Length / FaceTensorImage.Area / System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static double Rate(Predictor predictor, byte[] pixels, CancellationToken ct)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        _ = predictor.Predict(pixels, EvaluationBatch, TestViews.Plain, progress: null, ct);
        return pixels.Length / FaceTensorImage.Area / System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static float[] Floats(byte[] pixels)
    {
        var values = new float[pixels.Length];
        BareOnnxRuntime.Fill(values, pixels);
        return values;
    }

    /// <summary>Takes the newest completed run's model from the server, which exports it where that was never done.</summary>
    private static async Task<(int Run, string Name)> DownloadAsync(string address, string path, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(10) };
        var runs = (await http.GetFromJsonAsync<JsonElement>("/api/runs?state=completed&limit=1", ct)).GetProperty("items");
        if (runs.GetArrayLength() == 0)
            throw new InvalidOperationException("This data folder has no completed run. Train one first.");
        var run = runs[0].GetProperty("id").GetInt32();
        await File.WriteAllBytesAsync(path, await http.GetByteArrayAsync(string.Create(CultureInfo.InvariantCulture, $"/runs/{run}/model.onnx"), ct), ct);
        return (run, runs[0].GetProperty("name").GetString()!);
    }

    /// <summary>The weights by which a run is judged.</summary>
    private static async Task<string> CheckpointAsync(DirectoryInfo data, int runId, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddFerData(new DataFolder(data.FullName)).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<FerDbContext>>().CreateDbContextAsync(ct);
        var run = await db.Runs.Where(row => row.Id == runId).Select(row => new { row.Hyperparameters, Checkpoints = row.Checkpoints.Select(kept => new { kept.Kind, kept.Path }).ToList() }).SingleAsync(ct);
        return Path.Combine(data.FullName, run.Checkpoints.Single(kept => kept.Kind == run.Hyperparameters.JudgedCheckpoint()).Path);
    }

    /// <summary>Images as they are stored, the first over again where there are too few.</summary>
    private static async Task<byte[][]> FilesAsync(DirectoryInfo data, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddFerData(new DataFolder(data.FullName)).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<FerDbContext>>().CreateDbContextAsync(ct);
        var files = await db.Samples.Where(sample => sample.Width == FaceTensorImage.Side && sample.Height == FaceTensorImage.Side)
            .Join(db.Images.Where(image => image.MediaType == "image/png"), sample => sample.Id, image => image.SampleId, (sample, image) => new { sample.Id, image.Content })
            .OrderBy(row => row.Id).Select(row => row.Content).Take(InRequest).ToListAsync(ct);
        return files.Count > 0
            ? [.. Enumerable.Range(0, InRequest).Select(index => files[index % files.Count])]
            : throw new InvalidOperationException("This data folder has no PNG of 48x48.");
    }

    private sealed record Contender(string Name, Func<Task<double>> Run)
    {
        public List<double> Rates { get; } = [];
    }
}
