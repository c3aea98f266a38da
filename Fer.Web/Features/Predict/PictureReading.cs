using Fer.Engine.Detection;

namespace Fer.Web.Features.Predict;

/// <summary>What came of reading one picture.</summary>
/// <param name="Picture">Number of the picture on its page.</param>
/// <param name="Margin">Margin it was read with, as a share of each face; null where the whole picture was taken as one face.</param>
/// <param name="Read">The picture; null where it could not be read.</param>
/// <param name="Failure">Why it could not be read, such as "it is cut short"; null where it was.</param>
public sealed record PictureReading(int Picture, double? Margin, ReadPicture? Read, string? Failure);
