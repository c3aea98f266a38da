namespace Fer.Engine.Runs;

/// <summary>A run cannot be queued as asked; nothing was stored.</summary>
public sealed class InvalidRunException(IReadOnlyList<FieldError> errors)
    : Exception(string.Join(" ", errors.Select(error => error.Message)))
{
    /// <summary>What is wrong, field by field; at least one.</summary>
    public IReadOnlyList<FieldError> Errors { get; } = errors;
}
