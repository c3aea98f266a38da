namespace Fer.Engine.Curation;

/// <summary>Samples whose pixels are identical.</summary>
/// <param name="Members">Two or more, by sample id.</param>
/// <param name="HasConflict">Whether their labels differ.</param>
/// <param name="HasLeak">Whether one is marked as test by its source and another is not, so that a model could learn what it is tested on. Copies within the test parts are no leak.</param>
/// <param name="MajorityLabel">The label of more than half of them; null where there is none.</param>
public sealed record DuplicateGroup(IReadOnlyList<LabelledHash> Members, bool HasConflict, bool HasLeak, int? MajorityLabel);
