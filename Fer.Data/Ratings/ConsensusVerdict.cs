namespace Fer.Data.Ratings;

/// <summary>What the raters' answers on one sample come to.</summary>
/// <param name="State">Whether they agree.</param>
/// <param name="Label">The class index that they agree on; null unless <paramref name="State"/> is <see cref="ConsensusState.Agreed"/>.</param>
public readonly record struct ConsensusVerdict(ConsensusState State, int? Label);
