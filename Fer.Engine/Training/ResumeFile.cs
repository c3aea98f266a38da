using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>
/// All that a run needs to go on after an epoch as if it had never stopped: weights, moving average, optimiser and counters. Random numbers
/// need no state, since every epoch draws from seeds of its own.
/// </summary>
internal static class ResumeFile
{
    private const string AveragePrefix = "average.";
    private const string WeightPrefix = "network.";
    private const string OptimizerPrefix = "optimizer.";

    /// <summary>The bytes of the file.</summary>
    public static byte[] Encode(TrainingPlan plan, RunCounters counters, Sequential network, Sequential? average, OptimizerHelper optimizer)
    {
        using var payload = new MemoryStream();
        var tensors = TensorBlock.Write(payload, Named(network, average, optimizer));
        var header = new ResumeHeader(
            plan.Hyperparameters, plan.Architecture, plan.ClassCount, plan.Train.Count, counters, OptimizerState.Steps(optimizer), tensors);
        return CheckpointFile.Encode(CheckpointFile.Resume, header, payload.GetBuffer().AsSpan(0, (int)payload.Length));
    }

    /// <summary>Puts a file's state into a session's parts.</summary>
    /// <returns>Where the run stood.</returns>
    /// <exception cref="CheckpointException">The file is missing, damaged, or of another recipe, network or training part.</exception>
    public static RunCounters Load(string path, TrainingPlan plan, Sequential network, Sequential? average, OptimizerHelper optimizer)
    {
        var (header, file, start) = CheckpointFile.Read<ResumeHeader>(path, CheckpointFile.Resume);
        // The preset's name says where the settings came from; a network that is called otherwise since then is still the same.
        var settings = header.Hyperparameters with { Preset = plan.Hyperparameters.Preset };
        if (settings != plan.Hyperparameters || header.Architecture != plan.Architecture || header.ClassCount != plan.ClassCount || header.TrainCount != plan.Train.Count)
            throw new CheckpointException($"The run cannot go on from {path}: it was saved under other settings or with another training part. Its weights are kept; clone the run to train anew.");
        if (!TensorBlock.Matches(header.Tensors, Named(network, average, optimizer)))
            throw CheckpointFile.Damaged(path, "its tensors are not those of its network and optimiser");

        TensorBlock.Read(header.Tensors, file.AsSpan(start), Named(network, average, optimizer).ToDictionary(tensor => tensor.Name, tensor => tensor.Value));
        OptimizerState.SetSteps(optimizer, header.OptimizerSteps);
        return header.Counters;
    }

    private static IEnumerable<(string Name, Tensor Value)> Named(Sequential network, Sequential? average, OptimizerHelper optimizer) =>
    [
        .. NetworkState.Tensors(network).Select(tensor => (WeightPrefix + tensor.Name, tensor.Value)),
        .. average is null ? [] : NetworkState.Tensors(average).Select(tensor => (AveragePrefix + tensor.Name, tensor.Value)),
        .. OptimizerState.Tensors(optimizer).Select(tensor => (OptimizerPrefix + tensor.Name, tensor.Value)),
    ];
}
