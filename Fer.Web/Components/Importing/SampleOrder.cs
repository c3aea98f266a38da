namespace Fer.Web.Components.Importing;

/// <summary>Draws the built-in sample.</summary>
public sealed record SampleOrder(string DatasetName) : ImportOrder(DatasetName)
{
    /// <summary>Name that the sample gets from the button.</summary>
    public const string UsualName = "Drawn faces";

    public override string Title => "Drawing the built-in sample";
}
