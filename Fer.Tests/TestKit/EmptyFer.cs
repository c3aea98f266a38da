namespace Fer.Tests.TestKit;

/// <summary>The application with an empty data folder, shared by the tests of one class.</summary>
public sealed class EmptyFer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fer-browser-");
    private FerProcess? _process;

    public Uri Address => _process!.Address;

    public async ValueTask InitializeAsync() => _process = await FerProcess.StartAsync(_folder.FullName, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _process!.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
