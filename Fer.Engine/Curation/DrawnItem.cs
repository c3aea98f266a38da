using Fer.Data.Samples;

namespace Fer.Engine.Curation;

/// <summary>One face of a drawn dataset, as planned.</summary>
/// <param name="Index">Place in the set, from 0.</param>
/// <param name="TrueLabel">Class index that is drawn.</param>
/// <param name="GivenLabel">Class index that it is given; differs where a wrong label is planted.</param>
/// <param name="Usage">Part it is assigned.</param>
/// <param name="DuplicateOf">Index of the face whose pixels it repeats, always an earlier one; null for none.</param>
public sealed record DrawnItem(int Index, int TrueLabel, int GivenLabel, SourceUsage Usage, int? DuplicateOf);
