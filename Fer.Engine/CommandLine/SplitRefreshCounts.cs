namespace Fer.Engine.CommandLine;

/// <summary>What <c>fer split --from</c> changed against the base.</summary>
/// <param name="Base">Name of the base split.</param>
/// <param name="Relabelled">Train and validation images that got another label.</param>
/// <param name="KeptTestLabels">Test images that kept the base's label although it is another today.</param>
/// <param name="ExcludedSince">Train and validation images left out because somebody excluded them since.</param>
/// <param name="ExcludedInTest">Test images that stayed although somebody excluded them since.</param>
/// <param name="AddedSince">Images that came since and were left out.</param>
public sealed record SplitRefreshCounts(string? Base, int Relabelled, int KeptTestLabels, int ExcludedSince, int ExcludedInTest, int AddedSince);
