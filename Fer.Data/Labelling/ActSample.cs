namespace Fer.Data.Labelling;

/// <summary>A sample that an act changed.</summary>
/// <param name="Id">The sample.</param>
/// <param name="ImageTag">Part of the image's address.</param>
/// <param name="Label">Class index now.</param>
/// <param name="Changes">What the act changed about it.</param>
/// <param name="IsShowing">Whether any of it still shows, so that reversing the act would change the sample.</param>
public sealed record ActSample(long Id, string ImageTag, int Label, IReadOnlyList<ActChange> Changes, bool IsShowing);
