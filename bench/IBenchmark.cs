using Fer.Bench.Reporting;

namespace Fer.Bench;

/// <summary>One benchmark; DESIGN's names.</summary>
internal interface IBenchmark
{
    string Name { get; }

    string Purpose { get; }

    Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct);
}
