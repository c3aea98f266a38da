namespace Fer.Data.Labelling;

/// <summary>How far taking an act back, or doing it again, would reach now.</summary>
/// <param name="ChangingCount">Samples that would change.</param>
/// <param name="KeptCount">Samples that would stay as they are, because they were changed after the act, or their former class was merged into another since.</param>
public sealed record ActReach(int ChangingCount, int KeptCount);
