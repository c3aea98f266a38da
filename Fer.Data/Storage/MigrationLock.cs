namespace Fer.Data.Storage;

/// <summary>A lock between processes, held through an open file; the system frees it when the process ends, however it ends.</summary>
internal sealed class MigrationLock(FileStream file) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits up to a minute for the lock.</summary>
    /// <exception cref="DataFolderException">Another process held it for longer.</exception>
    public static async Task<MigrationLock> TakeAsync(string path, TimeProvider clock, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new MigrationLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (clock.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(Pause, clock, ct);
            }
            catch (IOException error)
            {
                throw new DataFolderException($"Another Fer process is preparing the database and has not finished within a minute. Wait for it, or end it. ({path})", error);
            }
        }
    }

    public void Dispose() => file.Dispose();
}
