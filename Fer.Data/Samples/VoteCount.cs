namespace Fer.Data.Samples;

/// <summary>How many raters of a study gave one answer.</summary>
/// <param name="Study">The study, such as <c>FER+</c>.</param>
/// <param name="Choice">The answer in the study's words.</param>
/// <param name="Count">Raters; above 0.</param>
public sealed record VoteCount(string Study, string Choice, int Count);
