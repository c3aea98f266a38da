using Fer.Engine.Training;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Training;

[Collection(TorchTests.Name)]
public sealed class CheckpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fer-test-").FullName;
    private readonly byte[] _pixels = Toy.Images(30, seed: 3).Pixels;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private SavedCheckpoint Trained() => new Trainer(TimeProvider.System)
        .Train(Toy.Plan(_folder), new Recorder(), TestLimit.Token).Last!;

    private float[] Predict(string path, int batchSize = 16, TestViews views = default, byte[]? pixels = null)
    {
        using var predictor = Predictor.Load(path);
        return predictor.Predict(pixels ?? _pixels, batchSize, views, progress: null, TestLimit.Token);
    }

    [Fact]
    public void Predict_AfterReload_AgreesWithTheScoreOfTheEpoch()
    {
        var saved = Trained();
        var validation = Toy.Images(60, seed: 2);

        using var predictor = Predictor.Load(saved.Path);
        var rows = predictor.Predict(validation.Pixels, 7, TestViews.Plain, progress: null, TestLimit.Token);

        var best = new Fer.Engine.Metrics.Probabilities(rows, Toy.ClassCount).BestOfAll();
        Assert.Equal(saved.ValidationAccuracy, best.Zip(validation.Labels).Count(p => p.First == p.Second) / 60.0, 12);
        Assert.Equal(Toy.Network, predictor.Header.Architecture);
    }

    [Fact]
    public void Predict_LoadedTwice_IsTheSameAndSumsToOne()
    {
        var path = Trained().Path;

        var first = Predict(path);

        Assert.Equal(first, Predict(path));
        Assert.All(first.Chunk(Toy.ClassCount), row => Assert.Equal(1, row.Sum(), 5));
    }

    [Fact]
    public void Predict_FlipOfMirroredImages_IsTheSame()
    {
        var path = Trained().Path;
        var mirrored = _pixels.Chunk(48).SelectMany(row => row.Reverse()).ToArray();

        using var predictor = Predictor.Load(path);
        float[] Flipped(byte[] pixels) => predictor.Predict(pixels, 16, new TestViews(Mirror: true, Shift: 0), progress: null, TestLimit.Token);

        Assert.All(Flipped(_pixels).Zip(Flipped(mirrored)), pair => Assert.Equal(pair.First, pair.Second, 5));
    }

    [Fact]
    public void Predict_Shifted_IsTheMeanOverTheImageAndItMovedToEachCorner()
    {
        var path = Trained().Path;
        byte[] Moved(int right, int down) => [.. _pixels.Chunk(48 * 48).SelectMany(image => Enumerable.Range(0, 48 * 48)
            .Select(place => image[(Math.Clamp((place / 48) - down, 0, 47) * 48) + Math.Clamp((place % 48) - right, 0, 47)]))];

        float[][] views = [.. new[] { (0, 0), (3, 3), (3, -3), (-3, 3), (-3, -3) }.Select(move => Predict(path, views: new(Mirror: true, Shift: 0), pixels: Moved(move.Item1, move.Item2)))];
        var together = Predict(path, views: new(Mirror: true, Shift: 3));

        Assert.Equal(10, new TestViews(Mirror: true, Shift: 3).Count);
        Assert.All(together.Index(), answer => Assert.Equal(views.Average(view => view[answer.Index]), answer.Item, 5));
        Assert.NotEqual(views[0], together);
    }

    [Fact]
    public void Predict_Cancelled_Stops()
    {
        using var predictor = Predictor.Load(Trained().Path);

        Assert.Throws<OperationCanceledException>(() => predictor.Predict(_pixels, 16, TestViews.Plain, progress: null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Load_AnyByteFlipped_IsRefused()
    {
        var path = Trained().Path;
        var whole = File.ReadAllBytes(path);
        foreach (var at in new[] { 0, 7, 9, 40, whole.Length / 2, whole.Length - 1 })
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 1;
            File.WriteAllBytes(path, damaged);
            Assert.Contains(path, Assert.Throws<CheckpointException>(() => Predictor.Load(path)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(2_000)]
    public void Load_CutShort_IsRefused(int length)
    {
        var path = Trained().Path;
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..length]);

        Assert.Throws<CheckpointException>(() => Predictor.Load(path));
    }

    [Fact]
    public void Load_Missing_SaysWhichAndWhatToDo()
    {
        var error = Assert.Throws<CheckpointException>(() => Predictor.Load(Path.Combine(_folder, "none.ckpt")));

        Assert.Contains("none.ckpt", error.Message, StringComparison.Ordinal);
        Assert.Contains("train the run again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TensorsOfAnotherNetwork_IsRefused()
    {
        var path = Path.Combine(_folder, "other.ckpt");
        CheckpointFile.Write(path, CheckpointFile.Encode(CheckpointFile.Weights, new CheckpointHeader(Toy.Network, 3, 1, 0.5, [new("0.weight", "Float32", [1], 4)]), [0, 0, 0, 0]));

        var error = Assert.Throws<CheckpointException>(() => Predictor.Load(path));

        Assert.Contains("not those of its network", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FolderCannotBeMade_SaysSo()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        Assert.Throws<CheckpointException>(() => CheckpointFile.Write(Path.Combine(file, "x.ckpt"), [1]));
    }
}
