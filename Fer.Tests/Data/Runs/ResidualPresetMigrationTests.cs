using Fer.Data.Runs;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Fer.Tests.Data.Runs;

/// <summary>Runs of the residual network, which was called balanced, stay runs of it.</summary>
public sealed class ResidualPresetMigrationTests
{
    private const string Before = "20261125215935_ModelUse";

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Migrate_RunsAndPresetsCalledBalanced_KeepTheirNetworkAndEveryOtherSetting()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var fixture = await RunFixture.CreateAsync(database, Ct);
        var queue = new Fer.Engine.Runs.RunQueue(database.Contexts, TimeProvider.System);
        await MigrateAsync(database, Before);
        var residual = fixture.NewRun("old", settings => settings with { Preset = "balanced", LearningRate = 0.1 + 0.2, Network = "u2 c8k3s1 gap out" });
        var other = fixture.NewRun("other");
        await queue.EnqueueAsync(residual, Ct);
        await queue.EnqueueAsync(other, Ct);
        await SaveAsync(database, "mine", residual.Hyperparameters);
        await SaveAsync(database, "Residual", other.Hyperparameters);

        await MigrateAsync(database, null);

        var expected = residual.Hyperparameters with { Preset = "residual" };
        Assert.Equal([expected, other.Hyperparameters], await database.ReadAsync(db => db.Runs.OrderBy(run => run.Id).Select(run => run.Hyperparameters).ToListAsync(Ct)));
        var saved = await database.ReadAsync(db => db.SavedPresets.OrderBy(preset => preset.Id).ToListAsync(Ct));
        Assert.Equal([("mine", expected), ("Residual (saved)", other.Hyperparameters)], saved.Select(preset => (preset.Name, preset.Hyperparameters)));
    }

    private static Task<int> MigrateAsync(TestDatabase database, string? target) => database.ReadAsync(async db =>
    {
        await db.GetService<IMigrator>().MigrateAsync(target, Ct);
        return 0;
    });

    private static Task<int> SaveAsync(TestDatabase database, string name, Hyperparameters settings) => database.ReadAsync(db =>
    {
        db.SavedPresets.Add(new SavedPreset { Name = name, Hyperparameters = settings, SavedAt = TinyDataset.ImportedAt });
        return db.SaveChangesAsync(Ct);
    });
}
