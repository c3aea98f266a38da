using System.Runtime.InteropServices;
using Fer.Engine.Training;

namespace Fer.Engine.Export.Onnx;

/// <summary>The weights of a checkpoint, module after module in the order of the network; needs no torch.</summary>
internal sealed class CheckpointWeights
{
    private readonly string _path;
    private readonly Queue<ModuleWeights> _modules;

    private CheckpointWeights(string path, CheckpointHeader header, Queue<ModuleWeights> modules) => (_path, Header, _modules) = (path, header, modules);

    /// <summary>What the checkpoint says about itself.</summary>
    public CheckpointHeader Header { get; }

    /// <summary>Whether every module has been taken.</summary>
    public bool IsEmpty => _modules.Count == 0;

    /// <summary>Reads and checks a whole checkpoint.</summary>
    /// <exception cref="CheckpointException">Missing, damaged, or with tensors that belong to no module.</exception>
    public static CheckpointWeights Read(string path)
    {
        var (header, file, start) = CheckpointFile.Read<CheckpointHeader>(path, CheckpointFile.Weights);
        // A module's first tensor stands where the module does: named parameters come in the order of the network, within blocks too.
        var modules = new OrderedDictionary<string, Dictionary<string, float[]>>();
        foreach (var tensor in header.Tensors)
        {
            var dot = tensor.Name.LastIndexOf('.');
            if (dot < 0)
                throw CheckpointFile.Damaged(path, $"its tensor {tensor.Name} belongs to no layer");
            if (tensor.Type == "Float32")
            {
                modules.TryAdd(tensor.Name[..dot], []);
                modules[tensor.Name[..dot]][tensor.Name[(dot + 1)..]] = MemoryMarshal.Cast<byte, float>(file.AsSpan(start, (int)tensor.Bytes)).ToArray();
            }

            start += (int)tensor.Bytes;
        }

        return new(path, header, new(modules.Values.Select(tensors => new ModuleWeights(path, tensors))));
    }

    /// <summary>Takes the next module that has weights.</summary>
    /// <exception cref="CheckpointException">There is no more.</exception>
    public ModuleWeights Next() =>
        _modules.TryDequeue(out var module) ? module : throw CheckpointFile.Damaged(_path, "its tensors are not those of its network");
}
