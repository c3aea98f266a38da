using System.Buffers.Binary;
using System.Text;

namespace Fer.Engine.Native;

/// <summary>
/// Reads the dynamic section of a 64-bit little-endian ELF shared library held in memory, the way the loader does: through its program
/// headers, so that a stripped section table does not matter. Every read is checked against the length of the file.
/// Layout: System V ABI, chapters 4 and 5 (gabi.xinuos.com).
/// </summary>
internal sealed class ElfFile
{
    private const uint LoadSegment = 1;
    private const uint DynamicSegment = 2;
    private const long StringTableTag = 5;

    private readonly byte[] _bytes;
    private readonly List<(ulong Address, ulong Offset, ulong Length)> _segments = [];
    private readonly Dictionary<long, ulong> _dynamic = [];

    /// <exception cref="InvalidDataException">Not such a file, or cut short.</exception>
    public ElfFile(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length < 64 || !bytes.AsSpan(0, 4).SequenceEqual("\u007fELF"u8) || bytes[4] != 2 || bytes[5] != 1)
            throw new InvalidDataException("This is not a 64-bit little-endian ELF library.");

        var dynamic = ReadProgramHeaders();
        for (var at = dynamic.Offset; at < dynamic.Offset + dynamic.Length; at += 16)
        {
            var tag = (long)U64(at);
            if (tag == 0)
                break;
            _dynamic.TryAdd(tag, U64(at + 8));
        }
    }

    /// <summary>Value of a dynamic tag, or null where the library has none.</summary>
    public ulong? Dynamic(long tag) => _dynamic.TryGetValue(tag, out var value) ? value : null;

    /// <summary>Place in the file of an address in memory.</summary>
    public ulong OffsetOf(ulong address)
    {
        foreach (var segment in _segments)
        {
            if (address >= segment.Address && address - segment.Address < segment.Length)
                return segment.Offset + (address - segment.Address);
        }

        throw new InvalidDataException($"The ELF library is damaged: address 0x{address:x} lies outside its segments.");
    }

    /// <summary>The zero-ended text at <paramref name="index"/> of the dynamic string table.</summary>
    public string Text(uint index)
    {
        var table = Dynamic(StringTableTag) ?? throw new InvalidDataException("The ELF library is damaged: it has no string table.");
        var start = checked((int)Checked(OffsetOf(table) + index, 1));
        var length = _bytes.AsSpan(start).IndexOf((byte)0);
        return length >= 0
            ? Encoding.ASCII.GetString(_bytes, start, length)
            : throw new InvalidDataException("The ELF library is damaged: a name has no end.");
    }

    public ushort U16(ulong offset) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan((int)Checked(offset, 2)));

    public uint U32(ulong offset) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan((int)Checked(offset, 4)));

    private ulong U64(ulong offset) => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan((int)Checked(offset, 8)));

    private (ulong Offset, ulong Length) ReadProgramHeaders()
    {
        (ulong, ulong)? dynamic = null;
        var (table, size, count) = (U64(32), U16(54), U16(56));
        for (ulong i = 0; i < count; i++)
        {
            var header = table + i * size;
            var (offset, length) = (U64(header + 8), U64(header + 32));
            switch (U32(header))
            {
                case LoadSegment:
                    _segments.Add((U64(header + 16), offset, length));
                    break;
                case DynamicSegment:
                    Checked(offset, length);
                    dynamic = (offset, length);
                    break;
            }
        }

        return dynamic ?? throw new InvalidDataException("The ELF file has no dynamic section, so it is not a shared library.");
    }

    private ulong Checked(ulong offset, ulong length)
    {
        var total = (ulong)_bytes.Length;
        return offset <= total && length <= total - offset
            ? offset
            : throw new InvalidDataException($"The ELF library is cut short: it refers to byte {offset} but has {total}.");
    }
}
