namespace Fer.Data.Datasets;

/// <summary>What of a class a problem is about.</summary>
public enum ClassField
{
    /// <summary>The name.</summary>
    Name,

    /// <summary>The key that gives the label.</summary>
    Hotkey,

    /// <summary>The colour slot.</summary>
    Colour,
}
