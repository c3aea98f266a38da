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
    private readonly MovingAverage? _average;
    private readonly OptimizerHelper _optimizer;
    private readonly List<Parameter> _parameters;
    private readonly DeviceImages _validation;
    private readonly Tensor? _classWeights;
    private readonly Func<Tensor, Tensor> _forward;

    public TrainingSession(TrainingPlan plan, string deviceName)
    {
        var recipe = plan.Hyperparameters;
        _plan = plan;
        var target = device(deviceName);
        EpochSeeds.SeedTorch(recipe.Seed, epoch: 0);
        _network = Build(plan, target);
        if (recipe.AverageDecay > 0)
            _average = new(_network, Build(plan, target), recipe.AverageDecay);
        Precision = Training.Precision.Resolve(recipe.Precision, deviceName);
        _forward = Precision == NumberPrecision.BFloat16 ? images => MixedPrecision.Forward(_network, images) : _network.call;
        _optimizer = Optimizers.For(_network, recipe);
        _parameters = [.. _network.parameters()];
        _validation = new(plan.Validation.Pixels, plan.Validation.Labels, target);
        if (BalancedClasses.LossWeights(recipe.Balance, plan.Train.Labels, plan.ClassCount) is { } weights)
            _classWeights = tensor(weights).to(target).DetachFromDisposeScope();
    }

    /// <summary>Numbers that the steps compute with.</summary>
    public NumberPrecision Precision { get; }

    public long Parameters => _parameters.Sum(p => p.numel());

    private Sequential Judged => _average?.Network ?? _network;

    /// <summary>One optimiser step.</summary>
    /// <param name="batch">Images and targets; the caller disposes it.</param>
    /// <param name="learningRate">Rate of the step.</param>
    /// <param name="steps">Steps of the run, this one included.</param>
    /// <returns>Mean loss, and how many images were classified rightly. Where the loss is not finite, no step was taken.</returns>
    public (double Loss, long Correct) Step(TrainingBatch batch, double learningRate, long steps)
    {
        using var scope = NewDisposeScope();
        _network.train();
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = learningRate;

        _optimizer.zero_grad();
        var logits = _forward(batch.Images);
        var loss = nn.functional.cross_entropy(logits, batch.Targets ?? batch.Labels, _classWeights, label_smoothing: _plan.Hyperparameters.LabelSmoothing);
        loss.backward();
        var value = loss.item<float>();
        if (float.IsFinite(value))
        {
            if (_plan.Hyperparameters.ClipNorm > 0)
                nn.utils.clip_grad_norm_(_parameters, _plan.Hyperparameters.ClipNorm);
            _optimizer.step();
            _average?.Update(steps);
        }

        return (value, logits.argmax(1).eq(batch.Labels).sum().item<long>());
    }

    /// <summary>Scores the validation part, or gives null where cancelled.</summary>
    public ValidationScore? Validate(CancellationToken ct)
    {
        using var inference = inference_mode();
        var network = Judged;
        network.eval();
        var classes = _plan.ClassCount;
        var probabilities = new float[_validation.Count * classes];
        var loss = 0.0;
        for (var start = 0; start < _validation.Count; start += ScoringBatch)
        {
            if (ct.IsCancellationRequested)
                return null;

            using var scope = NewDisposeScope();
            var count = Math.Min(ScoringBatch, _validation.Count - start);
            // In full precision, as the finished model is judged.
            var logits = network.call(_validation.Images(start, count));
            loss += nn.functional.cross_entropy(logits, _validation.Labels(start, count), reduction: nn.Reduction.Sum).item<float>();
            logits.softmax(1).cpu().data<float>().CopyTo(probabilities.AsSpan(start * classes));
        }

        return new(loss / _validation.Count, ConfusionMatrix.From(_plan.Validation.Labels, Predicted(probabilities), classes), probabilities);
    }

    /// <summary>The bytes of a checkpoint of the weights as validated.</summary>
    public byte[] Weights(int epoch, double validationAccuracy) =>
        NetworkState.Encode(Judged, _plan.Architecture, _plan.ClassCount, epoch, validationAccuracy);

    /// <summary>The bytes of a file to resume from.</summary>
    public byte[] State(RunCounters counters) => ResumeFile.Encode(_plan, counters, _network, _average?.Network, _optimizer);

    /// <summary>Goes back to where an earlier attempt stood.</summary>
    /// <exception cref="CheckpointException">The file cannot be used.</exception>
    public RunCounters Restore(string path) => ResumeFile.Load(path, _plan, _network, _average?.Network, _optimizer);

    public void Dispose()
    {
        _optimizer.Dispose();
        _average?.Dispose();
        _network.Dispose();
        _validation.Dispose();
        _classWeights?.Dispose();
    }

    private static Sequential Build(TrainingPlan plan, Device target)
    {
        var network = NetworkFactory.Build(plan.Architecture, plan.ClassCount);
        if (target.type == DeviceType.CPU)
            NetworkFactory.UseChannelsLast(network);
        network.to(target);
        return network;
    }

    private int[] Predicted(float[] probabilities)
    {
        var classes = _plan.ClassCount;
        var predicted = new int[_validation.Count];
        for (var image = 0; image < predicted.Length; image++)
        {
            for (var index = 1; index < classes; index++)
            {
                if (probabilities[image * classes + index] > probabilities[image * classes + predicted[image]])
                    predicted[image] = index;
            }
        }

        return predicted;
    }
}
