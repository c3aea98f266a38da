using Fer.Data.Runs;

namespace Fer.Web.Features.Training.Settings;

/// <summary>A setting of a run as the form offers it: a table of these makes the fields, so that all of them look and behave alike.</summary>
public sealed record Setting
{
    /// <summary>Property of <see cref="Hyperparameters"/>, by which errors name it.</summary>
    public required string Name { get; init; }

    /// <summary>Id of its field on the page, such as <c>weight-decay</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Caption.</summary>
    public required string Label { get; init; }

    /// <summary>What it does and what to choose, in one or two sentences.</summary>
    public required string Help { get; init; }

    /// <summary>What a person gives it.</summary>
    public required SettingKind Kind { get; init; }

    /// <summary>Its value as text.</summary>
    public required Func<Hyperparameters, string> Read { get; init; }

    /// <summary>The settings with its value taken from text; what cannot be read becomes a value that the rules refuse.</summary>
    public required Func<Hyperparameters, string, Hyperparameters> Write { get; init; }

    /// <summary>Whether it does anything beside the other settings; one that does not is not shown.</summary>
    public Func<Hyperparameters, bool> Applies { get; init; } = static _ => true;

    /// <summary>What is wrong with a text that cannot be read at all; null where it can.</summary>
    public Func<string, string?> Misread { get; init; } = static _ => null;

    /// <summary>The values to choose from; empty unless it is a choice or a switch.</summary>
    public IReadOnlyList<SettingChoice> Choices { get; init; } = [];

    /// <summary>What stands in an empty field.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Whether it is typed as a number.</summary>
    public bool IsNumber => Kind is SettingKind.Whole or SettingKind.Number;
}
