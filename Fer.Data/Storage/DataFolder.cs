namespace Fer.Data.Storage;

/// <summary>The one folder that holds everything: <c>fer.db</c>, <c>checkpoints/</c> and <c>backups/</c>.</summary>
public sealed record DataFolder
{
    /// <summary>Environment variable that overrides the configured folder.</summary>
    public const string EnvironmentVariable = "FER_DATA";

    /// <summary>Names the folder; it need not exist yet.</summary>
    /// <param name="path">Absolute or relative path.</param>
    public DataFolder(string path) => Path = System.IO.Path.GetFullPath(path);

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>The database file.</summary>
    public string Database => System.IO.Path.Combine(Path, "fer.db");

    /// <summary>Saved weights, a folder a run.</summary>
    public string Checkpoints => System.IO.Path.Combine(Path, "checkpoints");

    /// <summary>Copies of the database made before each migration.</summary>
    public string Backups => System.IO.Path.Combine(Path, "backups");

    /// <summary>What each run did, a text file a run.</summary>
    public string Logs => System.IO.Path.Combine(Path, "logs");

    /// <summary>Uploads that are being received or imported; what is older than a day is deleted at start.</summary>
    public string Uploads => System.IO.Path.Combine(Path, "uploads");

    /// <summary>Maps of where models looked, which can be made anew at any time; bounded in number.</summary>
    public string Explanations => System.IO.Path.Combine(Path, "explanations");

    /// <summary>
    /// Chooses the folder: an explicit one, else <see cref="EnvironmentVariable"/>, else the configured one,
    /// else <c>fer</c> in the user's local application data folder.
    /// </summary>
    public static DataFolder Choose(string? asked, string? configured)
    {
        string?[] candidates = [asked, Environment.GetEnvironmentVariable(EnvironmentVariable), configured];
        var chosen = candidates.FirstOrDefault(candidate => !string.IsNullOrWhiteSpace(candidate));
        return new DataFolder(chosen ?? System.IO.Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "fer"));
    }
}
