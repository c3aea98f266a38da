using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Fer.Engine.Training;

/// <summary>What this machine's processor is and can do.</summary>
internal static class ProcessorFacts
{
    private const int FirstBrandLeaf = unchecked((int)0x80000002);
    private const int LastBrandLeaf = unchecked((int)0x80000004);

    /// <summary>Whether it multiplies bfloat16 in hardware. Without, bfloat16 is slower than 32-bit floats.</summary>
    public static bool HasBFloat16 { get; } = HasAvx512BFloat16() || HasAmxBFloat16();

    /// <summary>Its name, such as <c>AMD EPYC 7R13</c>; the architecture where it has none to tell.</summary>
    public static string Name()
    {
        var brand = Brand();
        return brand.Length > 0 ? brand : RuntimeInformation.ProcessArchitecture.ToString();
    }

    /// <summary>Instruction sets that decide how fast training is, from the oldest to the newest.</summary>
    public static IReadOnlyList<string> Instructions()
    {
        (string Name, bool IsThere)[] sets =
        [
            ("NEON", AdvSimd.IsSupported),
            ("AVX2", Avx2.IsSupported),
            ("AVX512", Avx512F.IsSupported),
            ("AVX512_BF16", HasAvx512BFloat16()),
            ("AMX", HasAmxBFloat16()),
        ];
        return [.. sets.Where(set => set.IsThere).Select(set => set.Name)];
    }

    /// <summary>The brand string: 48 letters in the registers of three leaves (Intel SDM, volume 2A, CPUID).</summary>
    private static string Brand()
    {
        if (!X86Base.IsSupported || unchecked((uint)X86Base.CpuId(unchecked((int)0x80000000), 0).Eax) < unchecked((uint)LastBrandLeaf))
            return "";
        var letters = new byte[48];
        for (var leaf = FirstBrandLeaf; leaf <= LastBrandLeaf; leaf++)
        {
            var (a, b, c, d) = X86Base.CpuId(leaf, 0);
            var at = letters.AsSpan((leaf - FirstBrandLeaf) * 16);
            BinaryPrimitives.WriteInt32LittleEndian(at, a);
            BinaryPrimitives.WriteInt32LittleEndian(at[4..], b);
            BinaryPrimitives.WriteInt32LittleEndian(at[8..], c);
            BinaryPrimitives.WriteInt32LittleEndian(at[12..], d);
        }

        var words = Encoding.ASCII.GetString(letters).Split(['\0', ' '], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }

    /// <summary>Bit 5 of EAX, leaf 7, subleaf 1.</summary>
    private static bool HasAvx512BFloat16() => Avx512F.IsSupported && X86Base.CpuId(0, 0).Eax >= 7 && X86Base.CpuId(7, 0).Eax >= 1 && (X86Base.CpuId(7, 1).Eax & (1 << 5)) != 0;

    /// <summary>AMX with bfloat16: bit 22 of EDX, leaf 7, subleaf 0.</summary>
    private static bool HasAmxBFloat16() => X86Base.IsSupported && X86Base.CpuId(0, 0).Eax >= 7 && (X86Base.CpuId(7, 0).Edx & (1 << 22)) != 0;
}
