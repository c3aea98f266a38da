using System.Security.Cryptography;

namespace Fer.Engine.Native;

/// <summary>Keeps changed copies of native libraries, each in a folder named by its content, so that processes share one copy and never collide.</summary>
internal sealed class NativeCopyStore(string root)
{
    /// <summary>The store in the user's local application data, or in a new private temporary folder where there is none to write to.</summary>
    public static NativeCopyStore ForUser()
    {
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (local.Length > 0)
        {
            try
            {
                return new(Directory.CreateDirectory(Path.Combine(local, "fer", "native")).FullName);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A read-only home is no reason to fail: the temporary folder serves as well, only not across processes.
            }
        }

        return new(Directory.CreateTempSubdirectory("fer-native-").FullName);
    }

    /// <summary>Full path of a file called <paramref name="name"/> with exactly this content; an existing one is checked, not trusted.</summary>
    public string Store(string name, byte[] content)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, Convert.ToHexStringLower(SHA256.HashData(content))[..16])).FullName;
        var path = Path.Combine(folder, name);
        if (File.Exists(path) && content.AsSpan().SequenceEqual(File.ReadAllBytes(path)))
            return path;

        var temporary = Path.Combine(folder, Path.GetRandomFileName());
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
        return path;
    }
}
