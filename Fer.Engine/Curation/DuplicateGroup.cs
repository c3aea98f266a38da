namespace Fer.Engine.Curation;

/// <summary>Samples whose pixels are identical.</summary>
/// <param name="Members">Two or more, by sample id.</param>
/// <param name="HasConflict">Whether their labels differ.</param>
/// <param name="HasLeak">Whether they stand in parts of the source's own split that must not share images: what is learnt from and what is tested on.</param>
/// <param name="MajorityLabel">The label of more than half of them; null where there is none.</param>
public sealed record DuplicateGroup(IReadOnlyList<LabelledHash> Members, bool HasConflict, bool HasLeak, int? MajorityLabel);
