namespace Fer.Engine.Runs.Views;

/// <summary>Checkpoint files of a run.</summary>
/// <param name="BestEpoch">Epoch of the best weights; null where there are none.</param>
/// <param name="LastEpoch">Epoch of the latest weights; null where there are none.</param>
/// <param name="ResumeEpoch">Epoch after which training can go on; null where it would begin anew.</param>
/// <param name="Count">Files.</param>
/// <param name="Bytes">Their size together.</param>
public sealed record KeptFiles(int? BestEpoch, int? LastEpoch, int? ResumeEpoch, int Count, long Bytes);
