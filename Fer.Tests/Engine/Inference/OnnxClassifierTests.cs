using Fer.Data.Runs;
using Fer.Engine.Export.Onnx;
using Fer.Engine.Inference;
using Fer.Engine.Models;
using Fer.Engine.Training;
using Fer.Tests.Engine.Export.Onnx;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Inference;

[Collection(TorchTests.Name)]
public sealed class OnnxClassifierTests : IDisposable
{
    private static readonly string[] Names = ["Angry", "Disgust", "Fear", "Happy", "Sad", "Surprise", "Neutral"];

    private readonly TestFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Predict_MoreThanABatch_GivesTorchsProbabilitiesInOrder()
    {
        var pixels = RandomNetwork.Images(150);
        using var predictor = Predictor.Load(_files.Write("fast.ckpt", RandomNetwork.Checkpoint(PresetCatalog.Fast.Architecture, 7, epoch: 3)), DeviceChoice.Cpu);
        var expected = predictor.Predict(pixels, 50, TestViews.Plain, progress: null, TestLimit.Token);
        using var classifier = OnnxClassifier.Open(Model("fast"));
        List<int> told = [];

        var actual = classifier.Predict(pixels, new Told(told), TestLimit.Token);

        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.Equal([64, 128, 150], told);
        Assert.Equal(Names, classifier.Classes);
        Assert.Equal((17, 3), (classifier.RunId, classifier.Epoch));
    }

    [Fact]
    public void Open_NoModelOfFers_SaysWhatToDo()
    {
        var broken = Assert.Throws<ModelFileException>(() => OnnxClassifier.Open(_files.Write("broken.onnx", [1, 2, 3])));
        Assert.Contains("broken.onnx cannot be opened. Export the run again.", broken.Message, StringComparison.Ordinal);
        Assert.Throws<ModelFileException>(() => OnnxClassifier.Open(_files.At("missing.onnx")));
    }

    [Fact]
    public void Predict_NoWholeImage_IsRefused()
    {
        using var classifier = OnnxClassifier.Open(Model("one"));
        Assert.Throws<ArgumentException>(() => classifier.Predict(new byte[100], progress: null, TestLimit.Token));
        Assert.Empty(classifier.Predict(Array.Empty<byte>(), progress: null, TestLimit.Token));
    }

    [Fact]
    public async Task Cache_OnePerModel_KeepsWhatIsInUseOpen()
    {
        using var cache = new ClassifierCache();
        var path = Model("cached");
        var pixels = RandomNetwork.Images(2);
        using var first = cache.Rent(path, "0");
        using (var again = cache.Rent(path, "0"))
            Assert.Same(first.Classifier, again.Classifier);
        var expected = first.Classifier.Predict(pixels, progress: null, TestLimit.Token);

        // Many others at once push the first out, which is still in use.
        await Parallel.ForEachAsync(Enumerable.Range(1, 12), TestLimit.Token, (number, ct) =>
        {
            using var other = cache.Rent(path, $"{number % (ClassifierCache.Most + 2) + 1}");
            Assert.Equal(expected, other.Classifier.Predict(pixels, progress: null, ct));
            return ValueTask.CompletedTask;
        });

        Assert.Equal(expected, first.Classifier.Predict(pixels, progress: null, TestLimit.Token));
        using var reopened = cache.Rent(path, "0");
        Assert.NotSame(first.Classifier, reopened.Classifier);
    }

    private string Model(string name)
    {
        var checkpoint = _files.Write($"{name}-source.ckpt", RandomNetwork.Checkpoint(PresetCatalog.Fast.Architecture, 7, epoch: 3));
        using var stream = new MemoryStream();
        OnnxModel.FromCheckpoint(checkpoint, new(17, Names, "c0ffee")).WriteTo(stream);
        return _files.Write($"{name}.onnx", stream.ToArray());
    }

    private sealed class Told(List<int> numbers) : IProgress<int>
    {
        public void Report(int value) => numbers.Add(value);
    }
}
