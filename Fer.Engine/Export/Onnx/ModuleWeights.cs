using Fer.Engine.Training;

namespace Fer.Engine.Export.Onnx;

/// <summary>The float tensors of one module of a checkpoint, by their names within it.</summary>
internal sealed class ModuleWeights(string path, IReadOnlyDictionary<string, float[]> tensors)
{
    /// <summary>The values of a tensor, row by row.</summary>
    /// <exception cref="CheckpointException">There is none of this name and length.</exception>
    public float[] Values(string name, int length) => tensors.TryGetValue(name, out var values) && values.Length == length
        ? values
        : throw CheckpointFile.Damaged(path, "its tensors are not those of its network");
}
