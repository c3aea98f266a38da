namespace Fer.Data.Labelling;

/// <summary>What a label event changed about its sample.</summary>
public enum LabelAspect
{
    /// <summary>The class; the event's values are class indices.</summary>
    Label,

    /// <summary>Whether a person looked at the sample and stands by its label; 0 or 1.</summary>
    Reviewed,

    /// <summary>Whether the sample is kept out of splits made from now on; 0 or 1.</summary>
    Excluded,

    /// <summary>Whether the sample carries the event's tag; 0 or 1.</summary>
    Tag,
}
