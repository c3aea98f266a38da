namespace Fer.Engine.Importing;

/// <summary>What an archive may hold at most.</summary>
/// <param name="Entries">Entries, folders included.</param>
/// <param name="UnpackedBytes">Bytes of all entries together when unpacked.</param>
/// <param name="Ratio">Unpacked bytes for each packed one; counted beyond <see cref="RatioFreeBytes"/>, since a small blank image packs extremely well.</param>
internal sealed record ArchiveLimits(int Entries, long UnpackedBytes, int Ratio)
{
    /// <summary>Bytes up to which an entry's ratio does not matter.</summary>
    public const int RatioFreeBytes = 100 * 1024;

    /// <summary>Room for the largest datasets of the field as one archive.</summary>
    public static ArchiveLimits Default { get; } = new(200_000, 8L * 1024 * 1024 * 1024, 100);
}
