using Fer.Data.Samples;
using Fer.Data.Votes;

namespace Fer.Tests.TestKit;

/// <summary>Puts a dataset whose samples have votes into a database.</summary>
public static class VotedDataset
{
    /// <summary>Adds one sample for each pair of a label and votes, written as in <c>happiness 9, unknown 1</c>; empty for none.</summary>
    public static async Task<(int DatasetId, long[] SampleIds)> AddAsync(TestDatabase database, string name, params (int Label, string Votes)[] samples)
    {
        var (datasetId, ids) = await TinyDataset.AddAsync(database, name, [.. samples.Select(sample => sample.Label)]);
        await AddVotesAsync(database, ids, [.. samples.Select(sample => sample.Votes)]);
        await new VoteSummaries(database.Contexts).RefreshAsync(datasetId, CancellationToken.None);
        return (datasetId, ids);
    }

    /// <summary>Adds votes without summing them up.</summary>
    public static async Task AddVotesAsync(TestDatabase database, long[] ids, params string[] votes)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        db.Votes.AddRange(ids.Zip(votes).SelectMany(pair => Parse(pair.Second).Select(vote =>
            new Vote { SampleId = pair.First, Study = "FER+", Choice = vote.Word, Count = vote.Count })));
        await db.SaveChangesAsync();
    }

    /// <summary>The votes that a text such as <c>happiness 9, unknown 1</c> writes.</summary>
    public static IReadOnlyList<(string Word, int Count)> Parse(string votes) =>
        [.. votes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(vote => vote.Split(' ')).Select(pieces => (pieces[0], int.Parse(pieces[1], System.Globalization.CultureInfo.InvariantCulture)))];
}
