using Fer.Engine.Native;
using Fer.Engine.Training;
using static TorchSharp.torch;

namespace Fer.Tests.Engine.Training;

[Collection(TorchTests.Name)]
public sealed class AheadOfUseTests
{
    private readonly List<TrainingBatch> _made = [];

    public AheadOfUseTests() => TorchLibrary.EnsureLoaded();

    [Fact]
    public void Of_SomeBatches_GivesThemInOrder()
    {
        List<float> values = [];
        foreach (var batch in AheadOfUse.Of(Make(20)))
        {
            using (batch)
                values.Add(batch.Images.item<float>());
        }

        Assert.Equal(Enumerable.Range(0, 20).Select(number => (float)number), values);
    }

    [Fact]
    public void Of_LeftEarly_DisposesWhatWasNotTaken()
    {
        foreach (var batch in AheadOfUse.Of(Make(20)))
        {
            batch.Dispose();
            break;
        }

        Assert.InRange(_made.Count, 1, 5);
        Assert.All(_made, batch => Assert.True(batch.Images.IsInvalid));
    }

    [Fact]
    public void Of_SourceThatThrows_ThrowsItsMessageAfterWhatWasMade()
    {
        var taken = 0;

        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var batch in AheadOfUse.Of(Make(3).Concat(Broken())))
            {
                taken++;
                batch.Dispose();
            }
        });

        Assert.Equal(4, taken);
        Assert.Contains("no more memory", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<TrainingBatch> Broken()
    {
        yield return new(zeros(1), zeros(1, dtype: int64), null);
        throw new InvalidOperationException("no more memory");
    }

    private IEnumerable<TrainingBatch> Make(int count)
    {
        for (var number = 0; number < count; number++)
        {
            _made.Add(new(tensor((float)number), zeros(1, dtype: int64), null));
            yield return _made[^1];
        }
    }
}
