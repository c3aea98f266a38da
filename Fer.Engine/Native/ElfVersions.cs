using System.Buffers.Binary;

namespace Fer.Engine.Native;

/// <summary>
/// Symbol versions of a shared library: those it offers (.gnu.version_d) and those it needs from others (.gnu.version_r).
/// Layout: Drepper, "ELF Symbol Versioning" (akkadia.org/drepper/symbol-versioning).
/// </summary>
internal static class ElfVersions
{
    private const long DefinitionsTag = 0x6ffffffc;
    private const long DefinitionCountTag = 0x6ffffffd;
    private const long NeedsTag = 0x6ffffffe;
    private const long NeedCountTag = 0x6fffffff;
    private const ushort WeakFlag = 2;

    /// <summary>Names of the versions that the library offers; empty where it has none.</summary>
    /// <exception cref="InvalidDataException">The file is not an ELF library or is damaged.</exception>
    public static IReadOnlyCollection<string> Defined(byte[] library)
    {
        var elf = new ElfFile(library);
        var names = new HashSet<string>();
        foreach (var definition in Chain(elf, DefinitionsTag, DefinitionCountTag, nextField: 16))
            names.Add(elf.Text(elf.U32(definition + elf.U32(definition + 12))));
        return names;
    }

    /// <summary>Sets the weak flag, in place, on the need for <paramref name="version"/> of <paramref name="needed"/>; the loader then goes on without it.</summary>
    /// <exception cref="InvalidDataException">The library does not need that version, or is damaged.</exception>
    public static void MarkNeedWeak(byte[] library, string needed, string version)
    {
        var elf = new ElfFile(library);
        foreach (var need in Chain(elf, NeedsTag, NeedCountTag, nextField: 12))
        {
            if (elf.Text(elf.U32(need + 4)) != needed)
                continue;

            foreach (var entry in Links(elf, need + elf.U32(need + 8), elf.U16(need + 2), nextField: 12))
            {
                if (elf.Text(elf.U32(entry + 8)) != version)
                    continue;

                var flags = (ushort)(elf.U16(entry + 4) | WeakFlag);
                BinaryPrimitives.WriteUInt16LittleEndian(library.AsSpan((int)entry + 4), flags);
                return;
            }
        }

        throw new InvalidDataException($"The library does not ask {needed} for {version}, so this is not the TorchSharp library that was expected.");
    }

    private static IEnumerable<ulong> Chain(ElfFile elf, long tableTag, long countTag, ulong nextField) =>
        elf.Dynamic(tableTag) is { } address && elf.Dynamic(countTag) is { } count
            ? Links(elf, elf.OffsetOf(address), count, nextField)
            : [];

    /// <summary>Offsets of the entries of a list in which each holds the distance to the next, 0 at the end.</summary>
    private static IEnumerable<ulong> Links(ElfFile elf, ulong first, ulong count, ulong nextField)
    {
        var at = first;
        for (ulong i = 0; i < count; i++)
        {
            yield return at;
            var distance = elf.U32(at + nextField);
            if (distance == 0)
                yield break;
            at += distance;
        }
    }
}
