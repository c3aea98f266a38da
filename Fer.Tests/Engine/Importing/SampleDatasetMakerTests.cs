using Fer.Engine.Importing;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Importing;

public sealed class SampleDatasetMakerTests
{
    private const int Count = 140;

    private static CancellationToken Ct => TestLimit.Token;

    private static SampleDatasetMaker MakerOf(ImportFixture fixture) => new(fixture.Database.Contexts, fixture.Importer, TimeProvider.System);

    [Fact]
    public async Task Make_NewName_DrawsAndRecordsWhatWasPlanted()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);

        var report = await MakerOf(fixture).MakeAsync("Drawn", Count, 1, null, Ct);

        Assert.Equal((Count, 0), (report.Added, report.Rejected));
        Assert.True(await fixture.Database.ReadAsync(db => db.Datasets.Select(dataset => dataset.IsDrawn).SingleAsync(Ct)));
        var samples = (await fixture.SamplesAsync()).ToDictionary(sample => sample.Id);
        var truths = await fixture.Database.ReadAsync(db => db.PlantedTruths.AsNoTracking().ToListAsync(Ct));
        Assert.Equal(Count, truths.Count);
        Assert.All(truths, truth => Assert.Equal(truth.TrueLabel != samples[truth.SampleId].Label, truth.IsWrongLabel));
        var duplicates = truths.Where(truth => truth.DuplicateOfSampleId is not null).ToList();
        Assert.Equal(4, duplicates.Count);
        Assert.All(duplicates, truth => Assert.Equal(samples[truth.DuplicateOfSampleId!.Value].PixelHash, samples[truth.SampleId].PixelHash));
    }

    [Fact]
    public async Task Make_SameAgain_SaysThatItIsThere()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        await MakerOf(fixture).MakeAsync("Drawn", Count, 1, null, Ct);

        var again = await MakerOf(fixture).MakeAsync("drawn", Count, 1, null, Ct);

        Assert.Equal((0, Count), (again.Added, again.AlreadyPresent));
        Assert.Equal(Count, (await fixture.SamplesAsync()).Count);
    }

    [Fact]
    public async Task Make_NameTakenByAnotherDataset_IsRefused()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        await MakerOf(fixture).MakeAsync("Drawn", Count, 1, null, Ct);
        await fixture.ImportAsync(fixture.Files.Write("fer2013.csv", PixelTable.Rows(1)), Ct, "Real");

        await Assert.ThrowsAsync<ImportException>(() => MakerOf(fixture).MakeAsync("Drawn", Count, 2, null, Ct));
        await Assert.ThrowsAsync<ImportException>(() => MakerOf(fixture).MakeAsync("Real", Count, 1, null, Ct));
        await Assert.ThrowsAsync<ImportException>(() => fixture.ImportAsync(fixture.Files.At("fer2013.csv"), Ct, "Drawn"));
        Assert.Equal(Count + 1, (await fixture.SamplesAsync()).Count);
    }
}
