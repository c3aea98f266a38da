using Fer.Data.Ratings;
using Fer.Data.Samples;
using Fer.Engine.Ratings;

namespace Fer.Tests.TestKit;

/// <summary>A round about all samples of a dataset.</summary>
public static class TestRound
{
    public static async Task<int> MakeAsync(TestDatabase database, int datasetId, string name = "first", int count = 1000) =>
        (await new RatingRoundMaker(database.Contexts, TimeProvider.System).MakeAsync(
            new NewRound(name, new SampleFilter(datasetId), count, false, 1), await database.CuratorAsync("maker"), CancellationToken.None)).RoundId;

    /// <summary>Gives a rater's answers to the samples in turn; null for none.</summary>
    public static async Task AnswerAsync(TestDatabase database, int roundId, string rater, long[] ids, params int?[] answers)
    {
        var desk = new RatingDesk(database.Contexts, TimeProvider.System);
        var by = await database.CuratorAsync(rater);
        foreach (var (id, answer) in ids.Zip(answers))
        {
            if (answer is { } given)
                await desk.AnswerAsync(roundId, id, by.Id, given, CancellationToken.None);
        }
    }
}
