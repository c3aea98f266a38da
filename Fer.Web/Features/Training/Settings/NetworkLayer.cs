using Fer.Engine.Models;

namespace Fer.Web.Features.Training.Settings;

/// <summary>A layer of a typed network.</summary>
/// <param name="Notation">As it is typed, such as <c>c48k3s1</c>.</param>
/// <param name="Cost">Shape after it and what it costs.</param>
internal sealed record NetworkLayer(string Notation, LayerCost Cost);
