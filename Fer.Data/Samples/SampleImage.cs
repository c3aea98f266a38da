namespace Fer.Data.Samples;

/// <summary>The stored bytes of a sample, byte for byte as imported (rows of a pixel table and faces cut out of photographs: lossless gray PNG).</summary>
public sealed class SampleImage
{
    /// <summary>Sample it belongs to.</summary>
    public long SampleId { get; init; }

    /// <summary><c>image/png</c> or <c>image/jpeg</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The file's bytes.</summary>
    public required byte[] Content { get; init; }
}
