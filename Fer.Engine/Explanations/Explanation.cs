namespace Fer.Engine.Explanations;

/// <summary>Where a model looked on one image, as it is kept and shown.</summary>
/// <param name="Class">Class index that the map speaks for.</param>
/// <param name="Predicted">Class index that the model predicts.</param>
/// <param name="Probabilities">By class index, 0 to 1; of the image as it is, without its mirror image.</param>
/// <param name="Rows">Rows of cells that the map was made from.</param>
/// <param name="Columns">Cells a row.</param>
/// <param name="HasEvidence">Whether any place spoke for the class.</param>
/// <param name="Map">48x48 values, row by row, 0 to 255; 255 where it spoke most.</param>
public sealed record Explanation(int Class, int Predicted, IReadOnlyList<float> Probabilities, int Rows, int Columns, bool HasEvidence, byte[] Map);
