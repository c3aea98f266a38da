using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Fer.Engine.Splitting;

/// <summary>
/// The hash by which two splits are known to be the same: SHA-256 over every row in the order of sample id, each as
/// sample id (8 bytes), part (4 bytes: Train 0, Validation 1, Test 2, Left out 3) and label (4 bytes), little-endian.
/// </summary>
public static class SplitContentHash
{
    /// <summary>The hash of rows that are ordered by sample id; 32 bytes.</summary>
    public static byte[] Compute(IReadOnlyList<SplitAssignment> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> row = stackalloc byte[16];
        foreach (var (sampleId, part, label) in rows)
        {
            BinaryPrimitives.WriteInt64LittleEndian(row, sampleId);
            BinaryPrimitives.WriteInt32LittleEndian(row[8..], (int)part);
            BinaryPrimitives.WriteInt32LittleEndian(row[12..], label);
            hash.AppendData(row);
        }
        return hash.GetHashAndReset();
    }
}
