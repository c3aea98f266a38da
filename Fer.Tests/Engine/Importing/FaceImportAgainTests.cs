using Fer.Engine.Imaging;
using Fer.Engine.Importing;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Importing;

/// <summary>Imports of photographs that stop in the middle are completed by the next.</summary>
public sealed class FaceImportAgainTests : IAsyncLifetime
{
    private const int Photos = 200;
    private ImportFixture _fixture = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    private string Folder => _fixture.Files.At("photos");

    public async ValueTask InitializeAsync()
    {
        _fixture = await ImportFixture.CreateAsync(Ct);
        var kinds = Enumerable.Range(0, 5).Select(person => GrayPng.Encode(Photograph.Of(200, 160, (person, 28, 8, 3)))).ToList();
        for (var photo = 0; photo < Photos; photo++)
            _fixture.Files.Write($"photos/happy/{photo:D3}.png", kinds[photo % kinds.Count]);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Import_CancelledInTheMiddle_KeepsWhatWasCommittedAndIsCompletedByTheNext()
    {
        using var cancel = new CancellationTokenSource();
        using var reader = new StumblingReader(new FolderReader(Folder), Photos - 5, cancel.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _fixture.Importer.ImportAsync(Request(), reader, null, null, cancel.Token));

        var kept = (await _fixture.SamplesAsync()).Count;
        Assert.InRange(kept, 50, Photos - 5);
        var report = await _fixture.Importer.ImportAsync(Request(), null, Ct);
        Assert.Equal((Photos - kept, kept), (report.Added, report.AlreadyPresent));
        await AssertCompleteAsync();
    }

    [Fact]
    public async Task Import_ProcessKilledInTheMiddle_IsCompletedByTheNext()
    {
        using (var import = FerCommandLine.Start("import", Folder, "--dataset", "Faces", "--detect-faces", "--data", _fixture.Database.Folder.Path))
        {
            while (await import.StandardError.ReadLineAsync(Ct) is { } line && !line.StartsWith("50 %", StringComparison.Ordinal))
            {
            }

            import.Kill();
            await import.WaitForExitAsync(Ct);
        }

        var report = await _fixture.Importer.ImportAsync(Request(), null, Ct);

        Assert.Equal(Photos, report.Added + report.AlreadyPresent);
        await AssertCompleteAsync();
    }

    private ImportRequest Request() => new() { Path = Folder, DatasetName = "Faces", Faces = new FaceCutting(), Actor = "tester" };

    private async Task AssertCompleteAsync()
    {
        var expected = Enumerable.Range(0, Photos).Select(photo => $"happy/{photo:D3}.png-face1.png");
        Assert.Equal(expected, await _fixture.Database.ReadAsync(db => db.Samples.OrderBy(sample => sample.Id).Select(sample => sample.SourceKey).ToListAsync(Ct)));
        Assert.Equal(Photos, await _fixture.Database.ReadAsync(db => db.Images.CountAsync(Ct)));
        Assert.Equal(Photos, await _fixture.Database.ReadAsync(db => db.LabelEvents.CountAsync(Ct)));
        Assert.NotNull(await _fixture.Database.ReadAsync(db => db.ImportSources.Select(source => source.CompletedAt).SingleAsync(Ct)));
    }
}
