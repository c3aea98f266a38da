using Fer.Data.Runs;
using Fer.Engine.Metrics;
using Fer.Engine.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>The tensors of one run: network, optimiser and both parts on the device. Lives and dies on the thread that trains.</summary>
internal sealed class TrainingSession : IDisposable
{
    private const int ScoringBatch = 256;

    private readonly TrainingPlan _plan;
    private readonly Sequential _network;
    private readonly optim.Optimizer _optimizer;
    private readonly Device _device;
    private readonly DeviceImages _train;
    private readonly DeviceImages _validation;
    private readonly Generator _order;
    private readonly Augmentation? _augmentation;
    private readonly Func<Tensor, Tensor> _forward;

    public TrainingSession(TrainingPlan plan, string deviceName)
    {
        _plan = plan;
        _device = device(deviceName);
        random.manual_seed(plan.Hyperparameters.Seed);
        _order = new Generator((ulong)plan.Hyperparameters.Seed);
        _augmentation = plan.Hyperparameters.Augment ? new Augmentation(_order) : null;
        _network = NetworkFactory.Build(plan.Architecture, plan.ClassCount);
        if (_device.type == DeviceType.CPU)
            NetworkFactory.UseChannelsLast(_network);
        _network.to(_device);
        _forward = plan.Hyperparameters.Precision == NumberPrecision.BFloat16 ? images => MixedPrecision.Forward(_network, images) : _network.call;
        _optimizer = Optimizers.For(_network, plan.Hyperparameters);
        _train = new(plan.Train.Pixels, plan.Train.Labels, _device);
        _validation = new(plan.Validation.Pixels, plan.Validation.Labels, _device);
        BatchesPerEpoch = (int)Math.Ceiling((double)_train.Count / plan.Hyperparameters.BatchSize);
    }

    public int BatchesPerEpoch { get; }

    public long Parameters => _network.parameters().Sum(p => p.numel());

    /// <summary>A new random order of the training images; the caller disposes it.</summary>
    public Tensor Shuffle()
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(randperm(_train.Count, dtype: int64, generator: _order).to(_device));
    }

    /// <summary>
    /// One optimiser step on part <paramref name="batch"/> (from 0) of the order. The images are shared out evenly, so batches differ by one
    /// image at most and there is no tiny last one to upset batch norm.
    /// </summary>
    /// <returns>Mean loss, images, and how many of them were classified rightly. Where the loss is not finite, no step was taken.</returns>
    public (double Loss, int Images, long Correct) Step(Tensor order, int batch, double learningRate)
    {
        using var scope = NewDisposeScope();
        _network.train();
        var start = (int)((long)batch * _train.Count / BatchesPerEpoch);
        var count = (int)((long)(batch + 1) * _train.Count / BatchesPerEpoch) - start;
        var positions = order.narrow(0, start, count);
        var (images, labels) = (_train.Images(positions), _train.Labels(positions));
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = learningRate;

        _optimizer.zero_grad();
        var logits = _forward(_augmentation?.Apply(images) ?? images);
        var loss = nn.functional.cross_entropy(logits, labels, label_smoothing: _plan.Hyperparameters.LabelSmoothing);
        loss.backward();
        var value = loss.item<float>();
        if (float.IsFinite(value))
            _optimizer.step();
        return (value, count, logits.argmax(1).eq(labels).sum().item<long>());
    }

    /// <summary>Scores the validation part, or gives null where cancelled.</summary>
    public ValidationScore? Validate(CancellationToken ct)
    {
        using var inference = inference_mode();
        _network.eval();
        var predicted = new int[_validation.Count];
        var loss = 0.0;
        for (var start = 0; start < _validation.Count; start += ScoringBatch)
        {
            if (ct.IsCancellationRequested)
                return null;

            using var scope = NewDisposeScope();
            var count = Math.Min(ScoringBatch, _validation.Count - start);
            // In full precision, as the finished model is judged.
            var logits = _network.call(_validation.Images(start, count));
            loss += nn.functional.cross_entropy(logits, _validation.Labels(start, count), reduction: nn.Reduction.Sum).item<float>();
            logits.argmax(1).to(int32).cpu().data<int>().CopyTo(predicted.AsSpan(start));
        }

        return new(loss / _validation.Count, ConfusionMatrix.From(_plan.Validation.Labels, predicted, _plan.ClassCount));
    }

    /// <summary>The bytes of a checkpoint of the network as it is now.</summary>
    public byte[] Checkpoint(int epoch, double validationAccuracy) =>
        NetworkState.Encode(_network, _plan.Architecture, _plan.ClassCount, epoch, validationAccuracy);

    public void Dispose()
    {
        _optimizer.Dispose();
        _network.Dispose();
        _train.Dispose();
        _validation.Dispose();
        _order.Dispose();
    }
}
