using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>Moves named tensors into and out of a payload, always in plain row-major layout on the processor.</summary>
internal static class TensorBlock
{
    /// <summary>Appends the tensors to the payload and gives their entries.</summary>
    public static List<CheckpointTensor> Write(Stream payload, IEnumerable<(string Name, Tensor Value)> tensors)
    {
        using var scope = NewDisposeScope();
        using var gradientsOff = no_grad();
        var entries = new List<CheckpointTensor>();
        foreach (var (name, value) in tensors)
        {
            var bytes = value.detach().cpu().contiguous().bytes;
            payload.Write(bytes);
            entries.Add(new(name, value.dtype.ToString(), value.shape, bytes.Length));
        }

        return entries;
    }

    /// <summary>Whether these entries are exactly those tensors, in whatever order.</summary>
    public static bool Matches(IEnumerable<CheckpointTensor> entries, IEnumerable<(string Name, Tensor Value)> tensors) =>
        entries.Select(entry => (entry.Name, entry.Type, string.Join('x', entry.Shape))).ToHashSet()
            .SetEquals(tensors.Select(tensor => (tensor.Name, tensor.Value.dtype.ToString(), string.Join('x', tensor.Value.shape))));

    /// <summary>Copies the payload's values into the tensors of the same names; entries of other names are passed over.</summary>
    /// <param name="entries">Entries of the payload in order.</param>
    /// <param name="payload">The bytes.</param>
    /// <param name="targets">Tensors by name, on any device.</param>
    public static void Read(IEnumerable<CheckpointTensor> entries, Span<byte> payload, IReadOnlyDictionary<string, Tensor> targets)
    {
        using var scope = NewDisposeScope();
        using var gradientsOff = no_grad();
        var start = 0;
        foreach (var entry in entries)
        {
            if (targets.TryGetValue(entry.Name, out var target))
            {
                var value = empty(target.shape, dtype: target.dtype);
                value.bytes = payload.Slice(start, (int)entry.Bytes);
                target.copy_(value);
            }

            start += (int)entry.Bytes;
        }
    }
}
