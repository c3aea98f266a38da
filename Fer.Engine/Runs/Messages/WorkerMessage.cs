using System.Text.Json.Serialization;

namespace Fer.Engine.Runs.Messages;

/// <summary>A line that a worker prints: one JSON object with its kind in <c>type</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(StartedMessage), "started")]
[JsonDerivedType(typeof(BatchMessage), "batch")]
[JsonDerivedType(typeof(EpochMessage), "epoch")]
[JsonDerivedType(typeof(CheckpointMessage), "checkpoint")]
[JsonDerivedType(typeof(StateMessage), "state")]
public abstract record WorkerMessage;
