namespace Fer.Web.Features.Predict;

/// <summary>The main face at one moment, as the browser sends it when it is to be stored.</summary>
/// <param name="Pixels">48 x 48 gray values, row by row, in base 64.</param>
/// <param name="Shares">What the model believes of each class, by its index.</param>
public sealed record FaceShot(string Pixels, IReadOnlyList<double> Shares);
