namespace Fer.Data.Splits;

/// <summary>Field of the samples whose equal values a split keeps in one part.</summary>
public enum SplitField
{
    /// <summary>Nothing but copies is kept together.</summary>
    None,

    /// <summary>Folder of the source, without the class folder: one a person or film.</summary>
    Folder,

    /// <summary>Import source.</summary>
    Source,

    /// <summary>File name up to its first <c>_</c> or <c>-</c>, as in <c>S042_happy_3.png</c>: one a person in many collections.</summary>
    NamePrefix,
}
