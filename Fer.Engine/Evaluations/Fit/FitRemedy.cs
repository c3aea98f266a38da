using Fer.Data.Runs;

namespace Fer.Engine.Evaluations.Fit;

/// <summary>One change of settings that would help a run that does not fit well.</summary>
/// <param name="Change">What changes, such as "early stopping after 5 epochs"; fits after "Clone with".</param>
/// <param name="Why">What it does, in one sentence.</param>
/// <param name="Settings">All settings of the copy.</param>
public sealed record FitRemedy(string Change, string Why, Hyperparameters Settings);
