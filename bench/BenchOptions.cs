namespace Fer.Bench;

/// <summary>What the command line asked for.</summary>
/// <param name="Rows">Images to work on; null for each benchmark's own default.</param>
/// <param name="Fer2013">Folder with <c>fer2013.csv</c>; null for made-up images.</param>
/// <param name="Rounds">Repetitions of what is compared with a peer; null for each benchmark's own default.</param>
/// <param name="Data">Data folder whose rows are measured; null for benchmarks that make their own.</param>
internal sealed record BenchOptions(int? Rows, DirectoryInfo? Fer2013, int? Rounds, DirectoryInfo? Data = null)
{
    /// <summary>FER-2013's own size.</summary>
    public const int Fer2013Rows = 35_887;

    public int RowsOr(int standard) => Rows ?? standard;

    public int RoundsOr(int standard) => Rounds ?? standard;
}
