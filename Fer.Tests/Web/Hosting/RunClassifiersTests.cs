using Fer.Engine.Exchange;
using Fer.Engine.Inference;
using Fer.Tests.TestKit;
using Fer.Web.Hosting.Inference;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Web.Hosting;

public sealed class RunClassifiersTests
{
    [Fact]
    public async Task Ensure_NoSuchRunOrNoWeights_IsRefusedWithoutAnExport()
    {
        await using var database = await TestDatabase.CreateAsync(TestLimit.Token);
        var (run, _) = await TriedModel.AddAsync(database, CameraChromium.Happy, CameraChromium.Surprised, TestLimit.Token);
        await using (var db = await database.Contexts.CreateDbContextAsync(TestLimit.Token))
        {
            db.Checkpoints.RemoveRange(db.Checkpoints);
            await db.SaveChangesAsync(TestLimit.Token);
        }

        var maker = new CountingMaker();
        using var cache = new ClassifierCache();
        using var classifiers = new RunClassifiers(new ModelExporter(database.Contexts, database.Folder, TimeProvider.System), maker, cache, database.Folder, TimeProvider.System);

        var missing = await Assert.ThrowsAsync<ModelFileException>(() => classifiers.EnsureAsync(77, TestLimit.Token));
        var untrained = await Assert.ThrowsAsync<ModelFileException>(() => classifiers.EnsureAsync(run, TestLimit.Token));

        Assert.Contains("no run 77", missing.Message, StringComparison.Ordinal);
        Assert.Contains("has finished no epoch", untrained.Message, StringComparison.Ordinal);
        Assert.Equal(0, maker.Asked);
    }

    [Fact]
    public async Task Ensure_ExportFails_IsNotTriedAgainAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync(TestLimit.Token);
        var (run, _) = await TriedModel.AddAsync(database, CameraChromium.Happy, CameraChromium.Surprised, TestLimit.Token);
        await using (var db = await database.Contexts.CreateDbContextAsync(TestLimit.Token))
        {
            db.ModelExports.RemoveRange(db.ModelExports);
            await db.SaveChangesAsync(TestLimit.Token);
        }

        var (maker, clock) = (new CountingMaker(), new FakeTimeProvider());
        using var cache = new ClassifierCache();
        using var classifiers = new RunClassifiers(new ModelExporter(database.Contexts, database.Folder, clock), maker, cache, database.Folder, clock);

        for (var request = 0; request < 3; request++)
            Assert.Equal("asked", (await Assert.ThrowsAsync<ModelFileException>(() => classifiers.EnsureAsync(run, TestLimit.Token))).Message);
        Assert.Equal(1, maker.Asked);

        clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<ModelFileException>(() => classifiers.EnsureAsync(run, TestLimit.Token));
        Assert.Equal(2, maker.Asked);
    }

    private sealed class CountingMaker : IModelMaker
    {
        public int Asked { get; private set; }

        public Task<string?> ExportAsync(int runId, CancellationToken ct)
        {
            Asked++;
            return Task.FromResult<string?>("asked");
        }
    }
}
