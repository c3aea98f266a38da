using Fer.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Engine.Runs;

public sealed class SavedPresetsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(TinyDataset.ImportedAt);
    private TestDatabase _database = null!; // set before each test
    private SavedPresets _presets = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _presets = new SavedPresets(_database.Contexts, _clock);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Save_SameNameInAnotherCase_ReplacesTheSettings()
    {
        var settings = Valid(3) with { Mixup = 0.2, KeptEpochs = "1,2" };
        var id = await _presets.SaveAsync(" Größe ", Valid(1), Ct);
        await _presets.SaveAsync("another", Valid(1), Ct);
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(id, await _presets.SaveAsync("GRÖßE", settings, Ct));

        var rows = await _presets.ListAsync(Ct);
        Assert.Equal(["another", "GRÖßE"], rows.Select(row => row.Name));
        Assert.Equal((settings, TinyDataset.ImportedAt.AddDays(1)), (rows[1].Settings, rows[1].SavedAt));
        Assert.Equal(id, (await _presets.FindAsync("größe ", Ct))?.Id);
        Assert.Null(await _presets.FindAsync("none", Ct));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("FAST")]
    [InlineData("this name is longer than a name may be, since it goes on and on, and on, until there is no room left for it")]
    public async Task Save_NameThatCannotBeUsed_IsRefused(string name)
    {
        var error = await Assert.ThrowsAsync<InvalidRunException>(() => _presets.SaveAsync(name, Valid(1), Ct));
        Assert.Equal("Name", Assert.Single(error.Errors).Field);
        Assert.Empty(await _presets.ListAsync(Ct));
    }

    [Fact]
    public async Task Save_SettingThatCannotBeUsed_IsRefused()
    {
        var error = await Assert.ThrowsAsync<InvalidRunException>(() => _presets.SaveAsync("mine", Valid(0), Ct));
        Assert.Equal("Epochs", Assert.Single(error.Errors).Field);
        Assert.Empty(await _presets.ListAsync(Ct));
    }

    [Fact]
    public async Task Delete_OneOfTwo_LeavesTheOther()
    {
        var id = await _presets.SaveAsync("one", Valid(1), Ct);
        await _presets.SaveAsync("two", Valid(1), Ct);
        await _presets.DeleteAsync(id, Ct);
        Assert.Equal("two", Assert.Single(await _presets.ListAsync(Ct)).Name);
    }

    private static Fer.Data.Runs.Hyperparameters Valid(int epochs) => new() { Preset = "fast", Epochs = epochs, LearningRate = 0.1 };
}
