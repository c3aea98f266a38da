namespace Fer.Web.Components.Runs;

/// <summary>What the cells of a confusion matrix tell besides their count.</summary>
public enum MatrixView
{
    /// <summary>Share of the row: of the images with this label, how many were taken for what.</summary>
    Rows,

    /// <summary>Share of the column: of the images taken for this class, how many carry which label.</summary>
    Columns,

    /// <summary>Share of the row beside that of the raters: what people make of the same labels.</summary>
    Raters,
}
