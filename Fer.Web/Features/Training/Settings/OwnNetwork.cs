using Fer.Data.Runs;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Training.Settings;

/// <summary>Says of a typed network what a preset's card says of its own.</summary>
internal static class OwnNetwork
{
    /// <summary>Its parameters; that it cannot be read where it cannot; null where the preset's own network trains.</summary>
    public static string? Describe(Hyperparameters settings, int classCount) => settings.Network is not { } text
        ? null
        : NetworkReading.Of(text, classCount) is { Error: null } reading
            ? $"Own network, {Formats.Count(reading.Parameters, "parameter", "parameters")}"
            : "Own network, not readable yet";
}
