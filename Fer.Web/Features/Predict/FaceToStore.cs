namespace Fer.Web.Features.Predict;

/// <summary>The face that is meant when somebody gives a label.</summary>
/// <param name="Pixels">48 x 48 gray values, row by row.</param>
/// <param name="Shares">What the model believes of each class, by its index; empty where it was not asked.</param>
public sealed record FaceToStore(byte[] Pixels, IReadOnlyList<double> Shares);
