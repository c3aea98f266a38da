namespace Fer.Web.Features.Predict;

/// <summary>The most probable class of a face.</summary>
/// <param name="Index">Class index.</param>
/// <param name="Name">Name.</param>
/// <param name="Slot">Place in the class palette, from 1.</param>
/// <param name="Share">What the model believes of it, 0 to 1.</param>
public sealed record FaceWord(int Index, string Name, int Slot, double Share);
