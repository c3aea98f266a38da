using Fer.Data.Labelling;

namespace Fer.Engine.Labelling;

/// <summary>What a table of labels would do to a dataset; nothing is changed until it is applied.</summary>
public sealed record LabelImportPreview
{
    /// <summary>Errors listed in <see cref="Errors"/> at most.</summary>
    public const int ListedErrors = 200;

    /// <summary>Identity of the act that applies it, so that applying it twice changes nothing the second time.</summary>
    public required Guid Key { get; init; }

    /// <summary>The dataset.</summary>
    public required int DatasetId { get; init; }

    /// <summary>The file's own name; the act's reason.</summary>
    public required string FileName { get; init; }

    /// <summary>Lines with a label, the header and blank ones not counted.</summary>
    public required int Lines { get; init; }

    /// <summary>Lines that name an image of the dataset and a class in use.</summary>
    public required int Matched { get; init; }

    /// <summary>Lines whose image the dataset does not have.</summary>
    public required int Unmatched { get; init; }

    /// <summary>Lines whose class the dataset does not have or use.</summary>
    public required int UnknownClass { get; init; }

    /// <summary>Lines that cannot be read, or contradict themselves or others.</summary>
    public required int Faulty { get; init; }

    /// <summary>Images that have their label already.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Images that would change, by class pair, the most frequent first.</summary>
    public required IReadOnlyList<LabelMove> Pairs { get; init; }

    /// <summary>The first <see cref="ListedErrors"/> lines that are left out.</summary>
    public required IReadOnlyList<LabelLineError> Errors { get; init; }

    /// <summary>Class index to give, by sample, where it differs from the present one.</summary>
    public required IReadOnlyDictionary<long, int> Changes { get; init; }

    /// <summary>Present class index, by sample, of those in <see cref="Changes"/>.</summary>
    public required IReadOnlyDictionary<long, int> Seen { get; init; }

    /// <summary>Lines that are left out.</summary>
    public int LeftOut => Unmatched + UnknownClass + Faulty;
}
