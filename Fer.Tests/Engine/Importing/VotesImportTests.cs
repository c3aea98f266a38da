using Fer.Data.Samples;
using Fer.Engine.Importing;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Importing;

public sealed class VotesImportTests
{
    private const string Header = "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF";

    private static CancellationToken Ct => TestLimit.Token;

    private static string Votes(params string[] rows) => string.Join('\n', [Header, .. rows, ""]);

    private static Task<List<Vote>> StoredAsync(ImportFixture fixture) =>
        fixture.Database.ReadAsync(db => db.Votes.AsNoTracking().OrderBy(vote => vote.SampleId).ThenBy(vote => vote.Choice).ToListAsync(Ct));

    [Fact]
    public async Task Import_WithVotes_JoinsThemByRowWhateverTheNamesSay()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var table = fixture.Files.Write("fer2013.csv", PixelTable.Text(PixelTable.Row(3, 1), "3,broken,Training", PixelTable.Row(0, 2, "PublicTest")));
        var votes = fixture.Files.Write("fer2013new.csv", Votes("Training,fer0000009.png,0,9,0,0,0,0,0,0,1,0", "Training,,0,0,0,0,0,0,0,0,0,10", "PublicTest,fer0000001.png,4,0,0,1,3,2,0,0,0,0"));

        var report = await fixture.ImportAsync(table, Ct, votes: votes);

        Assert.Equal(new VotesReport(2, 3, 0, null), report.Votes);
        var samples = await fixture.SamplesAsync();
        Assert.Equal(
            [(samples[0].Id, "happiness", 9), (samples[0].Id, "unknown", 1), (samples[1].Id, "anger", 3), (samples[1].Id, "disgust", 2), (samples[1].Id, "neutral", 4), (samples[1].Id, "sadness", 1)],
            (await StoredAsync(fixture)).Select(vote => (vote.SampleId, vote.Choice, vote.Count)));
    }

    [Fact]
    public async Task Import_VotesLater_JoinsThemToWhatIsThere()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var table = fixture.Files.Write("fer2013.csv", PixelTable.Rows(2));
        var votes = fixture.Files.Write("fer2013new.csv", Votes("Training,a,1,0,0,0,0,0,0,0,0,0", "Training,b,0,1,0,0,0,0,0,0,0,0"));
        await fixture.ImportAsync(table, Ct);

        await fixture.ImportAsync(table, Ct, votes: votes);
        await fixture.ImportAsync(table, Ct, votes: votes);

        Assert.Equal(2, (await StoredAsync(fixture)).Count);
        Assert.Equal([6, 3], (await fixture.SamplesAsync()).Select(sample => sample.Majority));
    }

    [Fact]
    public async Task Import_VotesOfAnotherLength_SaysHowManyDoNotFit()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var table = fixture.Files.Write("fer2013.csv", PixelTable.Rows(3));
        var votes = fixture.Files.Write("fer2013new.csv", Votes("Training,a,1,0,0,0,0,0,0,0,0,0"));

        var report = await fixture.ImportAsync(table, Ct, votes: votes);

        Assert.Equal(1, report.Votes?.Samples);
        Assert.Contains("2 images", report.Votes?.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_VotesOfOtherRows_AreRefusedAndTheImagesStay()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var table = fixture.Files.Write("fer2013.csv", PixelTable.Rows(2));
        var votes = fixture.Files.Write("fer2013new.csv", Votes("PublicTest,a,1,0,0,0,0,0,0,0,0,0", "PrivateTest,b,0,1,0,0,0,0,0,0,0,0"));

        var error = await Assert.ThrowsAsync<ImportException>(() => fixture.ImportAsync(table, Ct, votes: votes));

        Assert.Contains("do not belong", error.Message, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync(fixture));
        Assert.Equal(2, (await fixture.SamplesAsync()).Count);
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("")]
    public async Task Import_WrongVotesFile_FailsBeforeAnythingIsImported(string content)
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        var table = fixture.Files.Write("fer2013.csv", PixelTable.Rows(1));

        await Assert.ThrowsAsync<ImportException>(() => fixture.ImportAsync(table, Ct, votes: fixture.Files.Write("votes.csv", content)));
        await fixture.AssertEmptyAsync();
    }

    [Fact]
    public async Task Import_VotesForAFolder_AreRefused()
    {
        await using var fixture = await ImportFixture.CreateAsync(Ct);
        fixture.Files.Write("faces/happy/Training_0.png", TestImages.Png(1));
        var votes = fixture.Files.Write("fer2013new.csv", Votes("Training,a,1,0,0,0,0,0,0,0,0,0"));

        await Assert.ThrowsAsync<ImportException>(() => fixture.ImportAsync(fixture.Files.At("faces"), Ct, votes: votes));
        await fixture.AssertEmptyAsync();
    }
}
