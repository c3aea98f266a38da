namespace Fer.Engine.Runs;

/// <summary>A setting that cannot be used.</summary>
/// <param name="Field">Name of the property, such as <c>BatchSize</c>.</param>
/// <param name="Message">What is allowed, in words a person understands.</param>
public sealed record FieldError(string Field, string Message);
