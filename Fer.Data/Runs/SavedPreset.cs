namespace Fer.Data.Runs;

/// <summary>Settings that somebody saved under a name, to train with again.</summary>
public sealed class SavedPreset
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Name, unique without regard to case and none of the built-in ones; 1 to 100 characters.</summary>
    public required string Name { get; set; }

    /// <summary>The settings; their own preset names the built-in one they started from.</summary>
    public required Hyperparameters Hyperparameters { get; set; }

    /// <summary>When it was saved last.</summary>
    public required DateTimeOffset SavedAt { get; set; }
}
