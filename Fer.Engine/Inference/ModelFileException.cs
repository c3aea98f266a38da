namespace Fer.Engine.Inference;

/// <summary>A model file cannot be used; the message says why and what to do.</summary>
public sealed class ModelFileException : Exception
{
    /// <summary>A refusal.</summary>
    public ModelFileException(string message) : base(message)
    {
    }

    /// <summary>A refusal with its cause.</summary>
    public ModelFileException(string message, Exception inner) : base(message, inner)
    {
    }
}
