using Fer.Data.Runs;

namespace Fer.Engine.Models;

/// <summary>A network with the recipe that trains it, offered by name in forms and on the command line.</summary>
public sealed record Preset
{
    /// <summary>Name typed on the command line and stored with a run, such as <c>fast</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name shown to people.</summary>
    public required string Title { get; init; }

    /// <summary>One line that says when to choose it.</summary>
    public required string Description { get; init; }

    /// <summary>What it consists of, where it comes from and what to expect; a few sentences.</summary>
    public required string Help { get; init; }

    /// <summary>The network.</summary>
    public required ModelArchitecture Architecture { get; init; }

    /// <summary>The recipe, with the preset's default epochs.</summary>
    public required Hyperparameters Defaults { get; init; }

    /// <summary>Trainable values with seven classes.</summary>
    public long Parameters => ModelCost.Of(Architecture, 7).Parameters;

    /// <summary>Multiply-adds of one image's forward pass with seven classes.</summary>
    public long MultiplyAdds => ModelCost.Of(Architecture, 7).MultiplyAdds;
}
