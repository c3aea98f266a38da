namespace Fer.Engine.Importing;

/// <summary>Images that were imported under another class than their source says, because that class was merged away.</summary>
/// <param name="Name">Class in the source.</param>
/// <param name="Into">Class that they got.</param>
/// <param name="Count">Images, new ones only.</param>
public sealed record FollowedMerge(string Name, string Into, int Count);
