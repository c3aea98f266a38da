using System.Buffers.Binary;
using System.Text;

namespace Fer.Tests.Engine.Native;

/// <summary>Writes the smallest shared libraries that carry symbol versions: header, two program headers, dynamic section, versions, names.</summary>
internal static class ElfFixture
{
    private const int Dynamic = 64 + 2 * 56;
    private const int Versions = Dynamic + 4 * 16;
    private const ulong Base = 0x1000;

    /// <summary>Place of the flags of the nth version in a library made by <see cref="Needing"/>.</summary>
    public static int FlagsOffsetOfNeed(int index) => Versions + 16 + index * 16 + 4;

    public static byte[] Needing(string library, params string[] versions)
    {
        var table = new byte[16 + versions.Length * 16];
        var names = new StringBuilder("\0");
        U16(table, 0, 1);
        U16(table, 2, (ushort)versions.Length);
        U32(table, 4, Add(names, library));
        U32(table, 8, 16);
        for (var i = 0; i < versions.Length; i++)
        {
            U32(table, 16 + i * 16 + 8, Add(names, versions[i]));
            U32(table, 16 + i * 16 + 12, i + 1 < versions.Length ? 16u : 0u);
        }

        return Assemble(table, names, 0x6ffffffe, 1);
    }

    public static byte[] Defining(params string[] versions)
    {
        var table = new byte[versions.Length * 28];
        var names = new StringBuilder("\0");
        for (var i = 0; i < versions.Length; i++)
        {
            var at = i * 28;
            U16(table, at + 6, 1);
            U32(table, at + 12, 20);
            U32(table, at + 16, i + 1 < versions.Length ? 28u : 0u);
            U32(table, at + 20, Add(names, versions[i]));
        }

        return Assemble(table, names, 0x6ffffffc, (ulong)versions.Length);
    }

    private static byte[] Assemble(byte[] table, StringBuilder names, ulong tableTag, ulong count)
    {
        var text = Encoding.ASCII.GetBytes(names.ToString());
        var file = new byte[Versions + table.Length + text.Length];
        byte[] identity = [0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1];
        identity.CopyTo(file, 0);
        U64(file, 32, 64);
        U16(file, 54, 56);
        U16(file, 56, 2);
        Segment(file, 64, 1, 0, (ulong)file.Length);
        Segment(file, 64 + 56, 2, Dynamic, 4 * 16);
        Entry(file, 0, 5, Base + (ulong)(Versions + table.Length));
        Entry(file, 1, tableTag, Base + Versions);
        Entry(file, 2, tableTag + 1, count);
        table.CopyTo(file, Versions);
        text.CopyTo(file, Versions + table.Length);
        return file;
    }

    private static void Segment(byte[] file, int at, uint kind, ulong offset, ulong length)
    {
        U32(file, at, kind);
        U64(file, at + 8, offset);
        U64(file, at + 16, Base + offset);
        U64(file, at + 32, length);
    }

    private static void Entry(byte[] file, int index, ulong tag, ulong value)
    {
        U64(file, Dynamic + index * 16, tag);
        U64(file, Dynamic + index * 16 + 8, value);
    }

    private static uint Add(StringBuilder names, string name)
    {
        var at = (uint)names.Length;
        names.Append(name).Append('\0');
        return at;
    }

    private static void U16(byte[] bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);

    private static void U32(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);

    private static void U64(byte[] bytes, int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), value);
}
