namespace Fer.Engine.Labelling;

/// <summary>One line of a table of labels; a text is null where the table lacks the column or the cell is empty.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Fault">Why the line cannot be taken apart; null where it can.</param>
internal sealed record LabelTableRow(int Line, string? Fault = null)
{
    public string? Key { get; init; }

    public string? Row { get; init; }

    public string? Hash { get; init; }

    public string? Source { get; init; }

    public string? Label { get; init; }

    public string? Class { get; init; }
}
