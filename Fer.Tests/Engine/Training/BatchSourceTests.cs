using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Native;
using Fer.Engine.Training;
using static TorchSharp.torch;

namespace Fer.Tests.Engine.Training;

[Collection(TorchTests.Name)]
public sealed class BatchSourceTests
{
    public BatchSourceTests() => TorchLibrary.EnsureLoaded();

    [Fact]
    public void Epoch_Plain_GivesEachImageOnceInOrderOfTheSeed()
    {
        var first = Rows(Toy.Recipe, epoch: 1);

        Assert.Equal(120, first.Count);
        Assert.Equal(Toy.Images(120, seed: 1).Labels.Order(), first.Select(row => row.Label).Order());
        Assert.Equal(first, Rows(Toy.Recipe, epoch: 1));
        Assert.NotEqual(first, Rows(Toy.Recipe, epoch: 2));
        Assert.NotEqual(first, Rows(Toy.Recipe with { Seed = 2 }, epoch: 1));
    }

    [Fact]
    public void Epoch_BalancedSampling_DrawsClassesAlike()
    {
        var labels = Enumerable.Range(0, 600).Select(index => index < 20 ? 0 : index < 120 ? 1 : 2).ToArray();
        var plan = Toy.Plan("", Toy.Recipe with { Balance = ClassBalance.BalancedSampling }) with { Train = new(new byte[600 * ModelArchitecture.InputLength], labels) };

        var drawn = Rows(plan, 1).CountBy(row => row.Label).ToDictionary();

        Assert.All(drawn.Values, count => Assert.InRange(count, 150, 250));
    }

    [Fact]
    public void Epoch_Votes_BlendWithTheLabelWhereThereAreAny()
    {
        var labels = new[] { 0, 1 };
        float[] votes = [0.5f, 0.5f, 0, 0, 0, 0];
        var plan = Toy.Plan("", Toy.Recipe with { VoteShare = 0.4, BatchSize = 2 }) with { Train = new(new byte[2 * ModelArchitecture.InputLength], labels), Votes = votes };

        using var source = new BatchSource(plan, CPU);
        using var batch = source.Epoch(1).Single();
        var targets = Enumerable.Range(0, 2).ToDictionary(row => batch.Labels[row].item<long>(), row => batch.Targets![row].data<float>().ToArray());

        Assert.Equal([0.8, 0.2, 0], targets[0].Select(value => Math.Round(value, 6)));
        Assert.Equal([0.0, 1, 0], targets[1].Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public void Epoch_Mixup_WeighsImagesAndTargetsAlike()
    {
        // Class 0 is black, class 1 white, so that the gray of a mixture tells how much of each is in it.
        var labels = Enumerable.Range(0, 64).Select(index => index % 2).ToArray();
        var pixels = labels.SelectMany(label => Enumerable.Repeat((byte)(255 * label), ModelArchitecture.InputLength)).ToArray();
        var plan = Toy.Plan("", Toy.Recipe with { Mixup = 1, BatchSize = 8 }) with { Train = new(pixels, labels) };

        using var source = new BatchSource(plan, CPU);
        var mixed = 0;
        foreach (var batch in source.Epoch(1))
        {
            using (batch)
            {
                var gray = batch.Images.mean([1, 2, 3]).data<float>().ToArray();
                var share = batch.Targets!.select(1, 1).data<float>().ToArray();
                Assert.Equal(gray.Select(value => Math.Round(value, 5)), share.Select(value => Math.Round(value, 5)), (a, b) => Math.Abs(a - b) < 1e-4);
                Assert.All(batch.Targets.sum(1).data<float>().ToArray(), sum => Assert.Equal(1, sum, 5));
                Assert.All(share.Zip(batch.Labels.data<long>().ToArray()), pair => Assert.True(pair.Second == 1 ? pair.First >= 0.5 : pair.First <= 0.5));
                mixed += gray.Count(value => value is > 0.01f and < 0.99f);
            }
        }

        Assert.InRange(mixed, 10, 60);
    }

    [Theory]
    [InlineData(ClassBalance.InverseWeights, new[] { 2.0, 2.0 / 3 })]
    [InlineData(ClassBalance.RootWeights, new[] { 1.4641, 0.8453 })]
    public void LossWeights_OneToThree_WeighByTheCountAndAreOneOnAverage(ClassBalance balance, double[] expected)
    {
        var weights = BalancedClasses.LossWeights(balance, [0, 1, 1, 1], 3)!;

        Assert.Equal(expected[0], weights[0], 4);
        Assert.Equal(expected[1], weights[1], 4);
        Assert.Equal(0, weights[2]);
        Assert.Equal(4, weights[0] + 3 * weights[1], 4);
    }

    [Fact]
    public void LossWeights_NoBalance_AreNone() => Assert.Null(BalancedClasses.LossWeights(ClassBalance.None, [0, 1], 2));

    private static List<(int Label, float First)> Rows(Hyperparameters recipe, int epoch) => Rows(Toy.Plan("", recipe), epoch);

    private static List<(int Label, float First)> Rows(TrainingPlan plan, int epoch)
    {
        using var source = new BatchSource(plan, CPU);
        List<(int, float)> rows = [];
        foreach (var batch in source.Epoch(epoch))
        {
            using (batch)
                rows.AddRange(Enumerable.Range(0, batch.Count).Select(row => ((int)batch.Labels[row].item<long>(), batch.Images[row].sum().item<float>())));
        }

        return rows;
    }
}
