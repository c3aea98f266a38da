using Fer.Engine.Labelling;

namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer import-labels</c>.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Lines">Lines with a label.</param>
/// <param name="Matched">Lines that name an image of the dataset and a class in use.</param>
/// <param name="Unmatched">Lines whose image the dataset does not have.</param>
/// <param name="UnknownClass">Lines whose class the dataset does not have or use.</param>
/// <param name="Faulty">Lines that cannot be read or contradict others.</param>
/// <param name="Unchanged">Images that had their label already.</param>
/// <param name="Changed">Images that change.</param>
/// <param name="Pairs">The changes by class pair.</param>
/// <param name="Errors">The first lines that are left out.</param>
/// <param name="IsApplied">Whether the labels were changed; false for a dry run.</param>
/// <param name="ActId">The act that changed them; null where nothing was changed.</param>
public sealed record ImportLabelsResult(
    string File, int Lines, int Matched, int Unmatched, int UnknownClass, int Faulty, int Unchanged, int Changed,
    IReadOnlyList<LabelPairLine> Pairs, IReadOnlyList<LabelLineError> Errors, bool IsApplied, long? ActId);
