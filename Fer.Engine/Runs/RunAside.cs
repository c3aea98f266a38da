namespace Fer.Engine.Runs;

/// <summary>A run that was deleted and can still be restored.</summary>
/// <param name="Id">The run.</param>
/// <param name="Name">Its name.</param>
/// <param name="Until">When it goes for good.</param>
public sealed record RunAside(int Id, string Name, DateTimeOffset Until);
