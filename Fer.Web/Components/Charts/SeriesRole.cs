namespace Fer.Web.Components.Charts;

/// <summary>The part a series stands for: solid, dashed or dotted, the same in every chart.</summary>
public enum SeriesRole
{
    Train,
    Validation,
    Test,

    /// <summary>Something that has no part, such as a learning rate.</summary>
    Plain,
}
