using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fer.Engine.Native;

namespace Fer.Engine.Training;

/// <summary>
/// The file format of checkpoints: eight letters, FERCKPT1 for weights and FERRSUM1 for resuming (the last is the version), the header's length as little-endian int32, the header
/// as JSON, the tensors' bytes, and the SHA-256 of all that precedes. A file is written beside its final name and renamed, so that a reader
/// finds a whole old or a whole new one.
/// </summary>
internal static class CheckpointFile
{
    private const int HashLength = 32;

    /// <summary>First letters of a file of weights.</summary>
    public const string Weights = "FERCKPT1";

    /// <summary>First letters of a file to resume from.</summary>
    public const string Resume = "FERRSUM1";

    /// <summary>Ending of a file that is still being written.</summary>
    public const string Unfinished = ".tmp";

    private const int MagicLength = 8;

    /// <summary>All bytes of a checkpoint.</summary>
    public static byte[] Encode<THeader>(string magic, THeader header, ReadOnlySpan<byte> payload)
        where THeader : ICheckpointHeader
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var start = MagicLength + sizeof(int) + json.Length;
        var file = new byte[start + payload.Length + HashLength];
        Encoding.ASCII.GetBytes(magic, file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(MagicLength), json.Length);
        json.CopyTo(file, MagicLength + sizeof(int));
        payload.CopyTo(file.AsSpan(start));
        SHA256.HashData(file.AsSpan(0, file.Length - HashLength), file.AsSpan(file.Length - HashLength));
        return file;
    }

    /// <summary>Puts the bytes safely on disk under <paramref name="path"/>, in place of what was there.</summary>
    /// <exception cref="CheckpointException">The disk refuses; what was there is unchanged.</exception>
    public static void Write(string path, byte[] file)
    {
        var folder = Path.GetDirectoryName(path)!;
        var temporary = path + Unfinished;
        try
        {
            Directory.CreateDirectory(folder);
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(file);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            FolderSync.Flush(folder);
        }
        // .NET reports a file that is larger than the system allows as an argument out of range.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // Half a file would keep the disk full for the database, too.
            TryDelete(temporary);
            throw new CheckpointException($"The checkpoint {path} could not be written: {e.Message} An earlier checkpoint of that name is unchanged. Free some space or allow writing there, then train again.", e);
        }
    }

    /// <summary>Deletes a checkpoint that nothing names any more. One that stays only takes space, so a refusal is no failure of the training.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays.
        }
    }

    /// <summary>Reads and checks a whole checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <param name="magic">First letters it must have.</param>
    /// <exception cref="CheckpointException">Missing, not a checkpoint of that kind, cut short or altered.</exception>
    public static (THeader Header, byte[] File, int PayloadStart) Read<THeader>(string path, string magic)
        where THeader : class, ICheckpointHeader
    {
        var file = ReadBytes(path);
        var preamble = MagicLength + sizeof(int);
        if (!file.AsSpan().StartsWith(Encoding.ASCII.GetBytes(magic)))
            throw Damaged(path, "it does not start like a checkpoint of this version");
        if (file.Length < preamble + HashLength || !SHA256.HashData(file.AsSpan(0, file.Length - HashLength)).AsSpan().SequenceEqual(file.AsSpan(file.Length - HashLength)))
            throw Damaged(path, "it was cut short or altered, since its content does not match its hash");

        var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(MagicLength));
        if (length < 0 || length > file.Length - preamble - HashLength)
            throw Damaged(path, "its header is longer than the file");
        var header = Parse<THeader>(path, file.AsSpan(preamble, length));
        var start = preamble + length;
        if (header.Tensors.Sum(t => t.Bytes) != file.Length - start - HashLength)
            throw Damaged(path, "its length is not that of its tensors");
        return (header, file, start);
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="CheckpointException">It cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"The checkpoint {path} could not be read: {e.Message} Restore it from a backup or train the run again.", e);
        }
    }

    /// <summary>SHA-256 of the whole file, lower-case hexadecimal.</summary>
    public static string HashOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    public static CheckpointException Damaged(string path, string what) =>
        new($"The checkpoint {path} cannot be used: {what}. Nothing was loaded. Restore it from a backup or train the run again.");

    private static THeader Parse<THeader>(string path, ReadOnlySpan<byte> json)
        where THeader : class, ICheckpointHeader
    {
        try
        {
            return JsonSerializer.Deserialize<THeader>(json) ?? throw Damaged(path, "its header is empty");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new CheckpointException(Damaged(path, "its header cannot be read").Message, e);
        }
    }
}
