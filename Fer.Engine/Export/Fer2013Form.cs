namespace Fer.Engine.Export;

/// <summary>Which of the two published tables a FER-2013 CSV looks like.</summary>
public enum Fer2013Form
{
    /// <summary><c>fer2013.csv</c>: header <c>emotion,pixels,Usage</c>.</summary>
    Fer2013,

    /// <summary><c>icml_face_data.csv</c>: header <c>emotion, Usage, pixels</c>, columns in that order.</summary>
    Icml,
}
