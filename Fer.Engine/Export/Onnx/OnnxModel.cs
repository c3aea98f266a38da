using System.Globalization;
using System.Text.Json;
using Fer.Engine.Models;
using Fer.Engine.Training;
using Google.Protobuf;

namespace Fer.Engine.Export.Onnx;

/// <summary>
/// A checkpoint's network as an ONNX file (IR 8, opset 17). Input <c>gray</c>: float [N, 1, 48, 48], 0 to 255; output <c>probabilities</c>:
/// float [N, C], each row a softmax. Batch norm is folded into the convolutions and dropout left out.
/// </summary>
public sealed class OnnxModel
{
    /// <summary>Name of the graph's input.</summary>
    public const string Input = "gray";

    /// <summary>Name of the graph's output.</summary>
    public const string Output = "probabilities";

    /// <summary>How to prepare an image, for whoever uses the file.</summary>
    public const string Preprocessing =
        "Give each face as a gray image of 48x48 pixels, rows from top to bottom, as floats from 0 (black) to 255 (white); the graph itself divides by 255.";

    private const int IrVersion = 8;
    private const int OpsetVersion = 17;

    private readonly ByteString _file;

    private OnnxModel(CheckpointHeader header, ByteString file) => (Header, _file) = (header, file);

    /// <summary>What the checkpoint says about itself.</summary>
    public CheckpointHeader Header { get; }

    /// <summary>Makes the model from a checkpoint; needs no torch.</summary>
    /// <exception cref="CheckpointException">
    /// The checkpoint is missing or damaged, its network has a layer that cannot be written, or more outputs than classes are named.
    /// </exception>
    public static OnnxModel FromCheckpoint(string path, OnnxMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var weights = CheckpointWeights.Read(path);
        if (metadata.Classes.Count < weights.Header.ClassCount)
            throw new CheckpointException(
                $"The checkpoint {path} tells {weights.Header.ClassCount} classes apart, but its dataset now has {metadata.Classes.Count}. Nothing was written. Train a new run on the dataset as it is.");

        // Classes are only ever added at the end: those beyond the outputs came after the run.
        var named = metadata with { Classes = [.. metadata.Classes.Take(weights.Header.ClassCount)] };
        var graph = Graph(path, weights);
        return weights.IsEmpty
            ? new(weights.Header, Encode(graph, named, weights.Header.Epoch))
            : throw CheckpointFile.Damaged(path, "its tensors are not those of its network");
    }

    /// <summary>Length of the file in bytes.</summary>
    public int Length => _file.Length;

    /// <summary>Writes the file's bytes.</summary>
    public void WriteTo(Stream stream) => _file.WriteTo(stream);

    private static ByteString Graph(string path, CheckpointWeights weights)
    {
        try
        {
            _ = ModelCost.Of(weights.Header.Architecture, weights.Header.ClassCount);
            return new OnnxGraph(weights).Encode();
        }
        catch (ArgumentException e)
        {
            throw new CheckpointException($"The network in {path} cannot be exported: {e.Message}", e);
        }
    }

    private static ByteString Encode(ByteString graph, OnnxMetadata metadata, int epoch) => ProtoMessage.Of(model =>
    {
        model.Number(1, IrVersion);
        model.Text(2, "Fer");
        model.Text(6, $"Facial expression classifier. {Preprocessing}");
        model.Bytes(7, graph);
        model.Bytes(8, ProtoMessage.Of(opset => opset.Number(2, OpsetVersion)));
        model.Bytes(14, OnnxMessages.Entry("classes", JsonSerializer.Serialize(metadata.Classes)));
        model.Bytes(14, OnnxMessages.Entry("run_id", metadata.RunId.ToString(CultureInfo.InvariantCulture)));
        model.Bytes(14, OnnxMessages.Entry("epoch", epoch.ToString(CultureInfo.InvariantCulture)));
        model.Bytes(14, OnnxMessages.Entry("split_content_hash", metadata.SplitContentHash));
        model.Bytes(14, OnnxMessages.Entry("preprocessing", Preprocessing));
    });
}
