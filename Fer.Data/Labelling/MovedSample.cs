namespace Fer.Data.Labelling;

/// <summary>A sample whose label at a moment was another than it is now.</summary>
/// <param name="Id">The sample.</param>
/// <param name="ImageTag">Part of the image's address.</param>
/// <param name="Then">Class index at the moment.</param>
/// <param name="Now">Class index now.</param>
public sealed record MovedSample(long Id, string ImageTag, int Then, int Now);
