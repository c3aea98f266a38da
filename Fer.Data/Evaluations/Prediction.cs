namespace Fer.Data.Evaluations;

/// <summary>What a model said of one sample.</summary>
public sealed class Prediction
{
    /// <summary>The evaluation.</summary>
    public int EvaluationId { get; init; }

    /// <summary>The sample.</summary>
    public required long SampleId { get; init; }

    /// <summary>Class index in the split.</summary>
    public required int Actual { get; init; }

    /// <summary>Class index with the highest probability.</summary>
    public required int Predicted { get; init; }

    /// <summary>Probability of the predicted class, 0 to 1.</summary>
    public required float Confidence { get; init; }

    /// <summary>Probabilities by class index as little-endian 32-bit floats.</summary>
    public required byte[] Probabilities { get; init; }
}
