namespace Fer.Data.Datasets;

/// <summary>How a class is to be from now on.</summary>
/// <param name="Index">Class index.</param>
/// <param name="Name">Name, 1 to <see cref="ClassVocabulary.LongestName"/> characters; surrounding spaces do not count.</param>
/// <param name="Hotkey">Key that gives this label; one printable character.</param>
/// <param name="ColourSlot">Place in the class palette, 1 to <see cref="ClassVocabulary.ColourSlots"/>.</param>
public sealed record ClassChange(int Index, string Name, string Hotkey, int ColourSlot)
{
    /// <summary>The same as it is stored: no spaces around the name, the key in lower case.</summary>
    internal ClassChange Clean() =>
#pragma warning disable CA1308 // A key without Shift sends the lower-case letter.
        this with { Name = Name.Trim(), Hotkey = Hotkey.Trim().ToLowerInvariant() };
#pragma warning restore CA1308
}
