using System.Text.Json;
using Fer.Data.Runs;
using Fer.Engine.Export.Onnx;
using Fer.Engine.Models;
using Fer.Engine.Models.Layers;
using Fer.Engine.Training;
using Fer.Tests.Engine.Training;
using Fer.Tests.TestKit;
using Microsoft.ML.OnnxRuntime;

namespace Fer.Tests.Engine.Export.Onnx;

[Collection(TorchTests.Name)]
public sealed class OnnxModelTests : IDisposable
{
    private const int ImageCount = 32;
    private const double Tolerance = 1e-4;
    private static readonly string[] Names = ["Angry", "Disgust", "Fear", "Happy", "Sad", "Surprise, \"wide\"", "Neutral"];

    private const string Everything = "u2 c8k3s1 v8k3 radd u2 res16s2 res16s1 m2 d.1 v24k2 flat fc32 d.5 out";

    private readonly TestFolder _files = new();

    public static TheoryData<string> Networks => [.. PresetCatalog.All.Select(preset => preset.Name), Everything, "c6k5s2 radd x2 gap out", "res8s2 x2 u2 res32 flat out"];

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Networks))]
    public void FromCheckpoint_RandomWeights_GivesTorchsProbabilities(string name)
    {
        var path = _files.Write("best.ckpt", RandomNetwork.Checkpoint(Architecture(name), Names.Length));
        var pixels = RandomNetwork.Images(ImageCount);
        using var predictor = Predictor.Load(path, DeviceChoice.Cpu);
        var expected = predictor.Predict(pixels, ImageCount, TestViews.Plain, progress: null, TestLimit.Token);

        var actual = Run(Encode(path), pixels);

        Assert.Equal(ImageCount * Names.Length, actual.Length);
        var difference = expected.Zip(actual).Max(pair => Math.Abs(pair.First - pair.Second));
        TestContext.Current.SendDiagnosticMessage("{0}: largest difference {1:E1}", name, difference);
        Assert.InRange(difference, 0, Tolerance);
        var byClass = Enumerable.Range(0, Names.Length).Select(at => expected.Chunk(Names.Length).Select(row => row[at]).ToArray());
        Assert.Contains(byClass, column => column.Max() - column.Min() > 0.05); // else any network would agree
    }

    [Fact]
    public void FromCheckpoint_File_DescribesItself()
    {
        var path = _files.Write("best.ckpt", RandomNetwork.Checkpoint(Toy.Network, Names.Length, epoch: 3));

        using var session = new InferenceSession(Encode(path));

        Assert.Equal([-1, 1, 48, 48], session.InputMetadata["gray"].Dimensions);
        Assert.Equal([-1, Names.Length], session.OutputMetadata["probabilities"].Dimensions);
        var facts = session.ModelMetadata.CustomMetadataMap;
        Assert.Equal(Names, JsonSerializer.Deserialize<string[]>(facts["classes"]));
        Assert.Equal(("17", "3", "c0ffee"), (facts["run_id"], facts["epoch"], facts["split_content_hash"]));
        Assert.Contains("0 (black) to 255 (white)", facts["preprocessing"], StringComparison.Ordinal);
    }

    [Fact]
    public void FromCheckpoint_TensorsOfAnotherNetwork_IsRefused()
    {
        var path = _files.Write("best.ckpt", CheckpointFile.Encode(CheckpointFile.Weights, new CheckpointHeader(Toy.Network, Names.Length, 1, 0.5, [new("0.weight", "Float32", [1], 4)]), [0, 0, 0, 0]));

        Assert.Contains("not those of its network", Assert.Throws<CheckpointException>(() => Encode(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromCheckpoint_MoreOutputsThanClasses_IsRefused()
    {
        var path = _files.Write("best.ckpt", RandomNetwork.Checkpoint(Toy.Network, Names.Length + 1));

        Assert.Contains($"tells {Names.Length + 1} classes apart", Assert.Throws<CheckpointException>(() => Encode(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromCheckpoint_ClassesAddedSinceTheRun_AreLeftOut()
    {
        var path = _files.Write("best.ckpt", RandomNetwork.Checkpoint(Toy.Network, Names.Length - 1));

        using var session = new InferenceSession(Encode(path));

        Assert.Equal(Names[..^1], JsonSerializer.Deserialize<string[]>(session.ModelMetadata.CustomMetadataMap["classes"]));
    }

    [Fact]
    public void FromCheckpoint_LayersThatDoNotFit_IsRefused()
    {
        var network = new ModelArchitecture("late", "", [new Flatten(), new MaxPool(2), new Output()]);
        var path = _files.Write("best.ckpt", CheckpointFile.Encode(CheckpointFile.Weights, new CheckpointHeader(network, Names.Length, 1, 0.5, []), []));

        Assert.Contains("cannot be exported: 'm' needs an image", Assert.Throws<CheckpointException>(() => Encode(path)).Message, StringComparison.Ordinal);
    }

    private static ModelArchitecture Architecture(string name) => PresetCatalog.TryFind(name, out var preset) ? preset.Architecture : NetworkNotation.Parse(name, "own");

    private static byte[] Encode(string path)
    {
        using var file = new MemoryStream();
        OnnxModel.FromCheckpoint(path, new OnnxMetadata(17, Names, "c0ffee")).WriteTo(file);
        return file.ToArray();
    }

    private static float[] Run(byte[] model, byte[] pixels)
    {
        using var session = new InferenceSession(model);
        float[] gray = [.. pixels.Select(pixel => (float)pixel)];
        using var input = OrtValue.CreateTensorValueFromMemory(gray, [pixels.Length / ModelArchitecture.InputLength, 1, 48, 48]);
        using var options = new RunOptions();
        using var outputs = session.Run(options, new Dictionary<string, OrtValue> { ["gray"] = input }, ["probabilities"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }
}
