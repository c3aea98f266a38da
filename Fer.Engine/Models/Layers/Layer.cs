using System.Text.Json.Serialization;

namespace Fer.Engine.Models.Layers;

/// <summary>One step of a network, described without building it. Steps are applied in order to a [N, C, H, W] float tensor.</summary>
[JsonDerivedType(typeof(SpaceToDepth), "spaceToDepth")]
[JsonDerivedType(typeof(Convolution), "convolution")]
[JsonDerivedType(typeof(ResidualBlock), "residualBlock")]
[JsonDerivedType(typeof(ResidualAdd), "residualAdd")]
[JsonDerivedType(typeof(MaxPool), "maxPool")]
[JsonDerivedType(typeof(Dropout), "dropout")]
[JsonDerivedType(typeof(Flatten), "flatten")]
[JsonDerivedType(typeof(GlobalAveragePool), "globalAveragePool")]
[JsonDerivedType(typeof(Dense), "dense")]
[JsonDerivedType(typeof(Output), "output")]
public abstract record Layer;
