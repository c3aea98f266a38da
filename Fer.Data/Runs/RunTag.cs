namespace Fer.Data.Runs;

/// <summary>A word on a run to find it again by.</summary>
public sealed class RunTag
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 40;

    /// <summary>Run that carries it.</summary>
    public required int RunId { get; init; }

    /// <summary>The word, once a run without regard to case; 1 to <see cref="NameLength"/> characters.</summary>
    public required string Name { get; init; }
}
