using Fer.Engine.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>Moves a module's parameters and buffers into and out of checkpoints.</summary>
internal static class NetworkState
{
    /// <summary>The bytes of a checkpoint of <paramref name="network"/>.</summary>
    public static byte[] Encode(Sequential network, ModelArchitecture architecture, int classCount, int epoch, double validationAccuracy)
    {
        using var payload = new MemoryStream();
        var tensors = TensorBlock.Write(payload, Tensors(network));
        return CheckpointFile.Encode(
            CheckpointFile.Weights, new CheckpointHeader(architecture, classCount, epoch, validationAccuracy, tensors), payload.GetBuffer().AsSpan(0, (int)payload.Length));
    }

    /// <summary>A new module with the checkpoint's values, on the processor.</summary>
    /// <exception cref="CheckpointException">The file is damaged, or its tensors are not those of its architecture.</exception>
    public static (Sequential Network, CheckpointHeader Header) Load(string path)
    {
        var (header, file, start) = CheckpointFile.Read<CheckpointHeader>(path, CheckpointFile.Weights);
        Sequential network;
        try
        {
            network = NetworkFactory.Build(header.Architecture, header.ClassCount);
        }
        catch (ArgumentException e)
        {
            throw new CheckpointException(CheckpointFile.Damaged(path, "its network cannot be built: " + e.Message).Message, e);
        }

        if (!TensorBlock.Matches(header.Tensors, Tensors(network)))
        {
            network.Dispose();
            throw CheckpointFile.Damaged(path, "its tensors are not those of its network");
        }

        TensorBlock.Read(header.Tensors, file.AsSpan(start), Tensors(network).ToDictionary(tensor => tensor.Name, tensor => tensor.Value));
        return (network, header);
    }

    /// <summary>Parameters and buffers by name.</summary>
    public static IEnumerable<(string Name, Tensor Value)> Tensors(nn.Module network) => network.state_dict().Select(entry => (entry.Key, entry.Value));
}
