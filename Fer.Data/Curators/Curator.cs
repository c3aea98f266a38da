namespace Fer.Data.Curators;

/// <summary>A person who changes labels, known by a display name. There is no login: the browser keeps the key.</summary>
public sealed class Curator
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Key in the database.</summary>
    public int Id { get; init; }

    /// <summary>Identity that the browser keeps.</summary>
    public required Guid Key { get; init; }

    /// <summary>Name shown to people; 1 to <see cref="LongestName"/> characters.</summary>
    public required string Name { get; set; }

    /// <summary>When the first act or name of this person arrived.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
