using Fer.Data.Runs;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>
/// Makes the batches of an epoch: order, augmentation, votes and mixup. All numbers come from generators on the processor seeded by the epoch, so that
/// a seed means the same on every device and whether or not a run stopped in between.
/// </summary>
internal sealed class BatchSource : IDisposable
{
    private readonly DeviceImages _images;
    private readonly Hyperparameters _recipe;
    private readonly int _classCount;
    private readonly Tensor? _drawing;
    private readonly Tensor? _votes;
    private readonly Device _device;

    public BatchSource(TrainingPlan plan, Device device)
    {
        (_recipe, _classCount, _device) = (plan.Hyperparameters, plan.ClassCount, device);
        using var scope = NewDisposeScope();
        _images = new(plan.Train.Pixels, plan.Train.Labels, device);
        BatchesPerEpoch = (int)Math.Ceiling((double)_images.Count / _recipe.BatchSize);
        if (BalancedClasses.DrawingWeights(_recipe.Balance, plan.Train.Labels, _classCount) is { } weights)
            _drawing = scope.Detach(tensor(weights));
        if (_recipe.VoteShare > 0 && plan.Votes is { } votes)
            _votes = scope.Detach(tensor(votes, [_images.Count, _classCount]).to(device));
    }

    /// <summary>Optimiser steps in one epoch.</summary>
    public int BatchesPerEpoch { get; }

    /// <summary>
    /// The batches of one epoch; whoever takes one disposes it. The images are shared out evenly, so batches differ by one image at most and there
    /// is no tiny last one to upset batch norm.
    /// </summary>
    public IEnumerable<TrainingBatch> Epoch(int epoch)
    {
        using var generator = new Generator((ulong)EpochSeeds.Of(_recipe.Seed, epoch, 1));
        var augmentation = _recipe.Augment ? new Augmentation(generator, _recipe) : null;
        var shares = _recipe.Mixup > 0 ? new BetaNumbers(_recipe.Mixup, EpochSeeds.Of(_recipe.Seed, epoch, 2)) : null;
        using var order = Order(generator);
        for (var batch = 0; batch < BatchesPerEpoch; batch++)
        {
            var start = (int)((long)batch * _images.Count / BatchesPerEpoch);
            var count = (int)((long)(batch + 1) * _images.Count / BatchesPerEpoch) - start;
            yield return Make(order, start, count, augmentation, generator, shares);
        }
    }

    public void Dispose()
    {
        _images.Dispose();
        _drawing?.Dispose();
        _votes?.Dispose();
    }

    private Tensor Order(Generator generator)
    {
        using var scope = NewDisposeScope();
        var order = _drawing is null
            ? randperm(_images.Count, dtype: int64, generator: generator)
            : multinomial(_drawing, _images.Count, replacement: true, generator: generator);
        return scope.Detach(order.to(_device));
    }

    private TrainingBatch Make(Tensor order, int start, int count, Augmentation? augmentation, Generator generator, BetaNumbers? shares)
    {
        using var scope = NewDisposeScope();
        var positions = order.narrow(0, start, count);
        var images = _images.Images(positions);
        images = augmentation?.Apply(images) ?? images;
        var labels = _images.Labels(positions);
        var targets = _votes is null ? null : WithVotes(labels, positions);
        if (shares is not null)
            (images, targets) = Mix(images, targets ?? OneHot(labels), generator, shares);
        return new(scope.Detach(images), scope.Detach(labels), targets is null ? null : scope.Detach(targets));
    }

    private Tensor OneHot(Tensor labels) => nn.functional.one_hot(labels, _classCount).to(float32);

    /// <summary>Labels blended with votes where there are any; a row of zeros leaves the label alone.</summary>
    private Tensor WithVotes(Tensor labels, Tensor positions)
    {
        var votes = _votes!.index_select(0, positions);
        var share = votes.sum(1, keepdim: true).mul(_recipe.VoteShare);
        return OneHot(labels).mul(1 - share).add(votes.mul(_recipe.VoteShare));
    }

    /// <summary>One weight a batch, as in the paper; the image that weighs more comes first, so that its label stands for the mixture.</summary>
    private (Tensor Images, Tensor Targets) Mix(Tensor images, Tensor targets, Generator generator, BetaNumbers shares)
    {
        var drawn = shares.Next();
        var weight = Math.Max(drawn, 1 - drawn);
        var others = randperm(images.shape[0], dtype: int64, generator: generator).to(_device);
        return (
            images.mul(weight).add(images.index_select(0, others), 1 - weight),
            targets.mul(weight).add(targets.index_select(0, others), 1 - weight));
    }
}
