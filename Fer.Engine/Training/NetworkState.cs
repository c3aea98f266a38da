using Fer.Engine.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>Moves a module's parameters and buffers into and out of checkpoints, always in plain row-major layout on the processor.</summary>
internal static class NetworkState
{
    /// <summary>The bytes of a checkpoint of <paramref name="network"/>.</summary>
    public static byte[] Encode(Sequential network, ModelArchitecture architecture, int classCount, int epoch, double validationAccuracy)
    {
        using var scope = NewDisposeScope();
        using var gradientsOff = no_grad();
        using var payload = new MemoryStream();
        var tensors = new List<CheckpointTensor>();
        foreach (var (name, value) in network.state_dict())
        {
            var bytes = value.detach().cpu().contiguous().bytes;
            payload.Write(bytes);
            tensors.Add(new(name, value.dtype.ToString(), value.shape, bytes.Length));
        }

        return CheckpointFile.Encode(new(architecture, classCount, epoch, validationAccuracy, tensors), payload.GetBuffer().AsSpan(0, (int)payload.Length));
    }

    /// <summary>A new module with the checkpoint's values, on the processor.</summary>
    /// <exception cref="CheckpointException">The file is damaged, or its tensors are not those of its architecture.</exception>
    public static (Sequential Network, CheckpointHeader Header) Load(string path)
    {
        var (header, file, start) = CheckpointFile.Read(path);
        Sequential network;
        try
        {
            network = NetworkFactory.Build(header.Architecture, header.ClassCount);
        }
        catch (ArgumentException e)
        {
            throw new CheckpointException(CheckpointFile.Damaged(path, "its network cannot be built: " + e.Message).Message, e);
        }

        using var scope = NewDisposeScope();
        using var gradientsOff = no_grad();
        var state = network.state_dict();
        if (!header.Tensors.Select(t => (t.Name, t.Type, string.Join("x", t.Shape))).ToHashSet()
            .SetEquals(state.Select(s => (s.Key, s.Value.dtype.ToString(), string.Join("x", s.Value.shape)))))
        {
            network.Dispose();
            throw CheckpointFile.Damaged(path, "its tensors are not those of its network");
        }

        foreach (var entry in header.Tensors)
        {
            var target = state[entry.Name];
            var value = empty(target.shape, dtype: target.dtype);
            value.bytes = file.AsSpan(start, (int)entry.Bytes);
            target.copy_(value);
            start += (int)entry.Bytes;
        }

        return (network, header);
    }
}
