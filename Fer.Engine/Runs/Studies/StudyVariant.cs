using Fer.Data.Runs;

namespace Fer.Engine.Runs.Studies;

/// <summary>One run of a study before it is stored.</summary>
/// <param name="Difference">What sets it apart from the others, such as <c>seed 3</c>.</param>
/// <param name="Field">Setting that differs, to which an error belongs.</param>
/// <param name="Settings">Its settings.</param>
internal sealed record StudyVariant(string Difference, string Field, Hyperparameters Settings);
