namespace Fer.Engine.Training;

/// <summary>What every checkpoint says about itself.</summary>
internal interface ICheckpointHeader
{
    /// <summary>The tensors of the payload, in order.</summary>
    IReadOnlyList<CheckpointTensor> Tensors { get; }
}
