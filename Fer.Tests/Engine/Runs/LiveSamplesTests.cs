using Fer.Engine.Runs;

namespace Fer.Tests.Engine.Runs;

public sealed class LiveSamplesTests
{
    private const int Classes = 7;

    private static readonly long[] Ids = [.. Enumerable.Range(1, 700).Select(id => (long)id)];
    private static readonly int[] Labels = [.. Ids.Select(id => (int)(id % Classes))];
    private static readonly float[] Probabilities = [.. Enumerable.Repeat(1f / Classes, Ids.Length * Classes)];

    [Fact]
    public void Predictions_SevenClasses_AreTwelveDistinctImagesSpreadOverThem()
    {
        var told = new LiveSamples(Ids, Labels, seed: 3).Predictions(Probabilities);

        Assert.Equal(LiveSamples.Most, told.Select(sample => sample.SampleId).Distinct().Count());
        Assert.All(told.CountBy(sample => sample.Actual), pair => Assert.InRange(pair.Value, 1, 2));
        Assert.Equal(Classes, told.Select(sample => sample.Actual).Distinct().Count());
        Assert.All(told, sample => Assert.Equal(sample.SampleId % Classes, sample.Actual));
    }

    [Fact]
    public void Predictions_SameSeed_AreTheSameImagesAndAnotherSeedHasOthers()
    {
        long[] Chosen(long seed) => [.. new LiveSamples(Ids, Labels, seed).Predictions(Probabilities).Select(sample => sample.SampleId)];

        Assert.Equal(Chosen(1), Chosen(1));
        Assert.NotEqual(Chosen(1), Chosen(2));
        Assert.NotEqual(Chosen(1), Chosen(1L << 32));
    }

    [Fact]
    public void Predictions_RareClassesAndFewImages_TakeWhatThereIs()
    {
        Assert.Equal([1L, 2, 3], new LiveSamples([1, 2, 3], [0, 0, 1], 1).Predictions([1, 0, 0, 1, 1, 0]).Select(sample => sample.SampleId).Order());
        Assert.Empty(new LiveSamples([1], [0], 1).Predictions([]));
        var mostlyOne = new LiveSamples(Ids, [.. Ids.Select(id => id == 5 ? 1 : 0)], 1).Predictions(Probabilities);
        Assert.Contains(mostlyOne, sample => sample.SampleId == 5);
        Assert.Equal(LiveSamples.Most, mostlyOne.Count);
    }
}
