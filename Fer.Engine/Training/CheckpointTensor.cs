namespace Fer.Engine.Training;

/// <summary>One tensor in a checkpoint; the tensors follow each other in the payload in the order of the header.</summary>
/// <param name="Name">Name in the module's state, such as <c>0.weight</c>.</param>
/// <param name="Type">Element type in torch's words, such as <c>Float32</c>.</param>
/// <param name="Shape">Sizes of the dimensions.</param>
/// <param name="Bytes">Length in the payload, little-endian, rows last to first dimension.</param>
public sealed record CheckpointTensor(string Name, string Type, IReadOnlyList<long> Shape, long Bytes);
