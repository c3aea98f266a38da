using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>
/// The tensors an optimiser remembers, under names of their own. TorchSharp's own writer refuses tensors that are laid out channels last, as
/// those of convolutions are here.
/// </summary>
internal static class OptimizerState
{
    /// <summary>The tensors by name. Those that an optimiser makes at its first step are made now.</summary>
    public static IReadOnlyList<(string Name, Tensor Value)> Tensors(OptimizerHelper optimizer)
    {
        var parameters = optimizer.parameters().ToList();
        var states = optimizer.state_dict().State;
        return [.. states.SelectMany((state, index) => Of(state, parameters[index]).Select(entry => ($"{index}.{entry.Name}", entry.Value)))];
    }

    /// <summary>Steps that the optimiser has counted; 0 where it counts none.</summary>
    public static long Steps(OptimizerHelper optimizer) => optimizer.state_dict().State.FirstOrDefault() switch
    {
        Adam.State adam => adam.step,
        AdamW.State adam => adam.step,
        _ => 0,
    };

    /// <summary>Sets the count.</summary>
    public static void SetSteps(OptimizerHelper optimizer, long steps)
    {
        foreach (var state in optimizer.state_dict().State)
        {
            if (state is Adam.State adam)
                adam.step = steps;
            else if (state is AdamW.State decoupled)
                decoupled.step = steps;
        }
    }

    private static IEnumerable<(string Name, Tensor Value)> Of(TorchSharp.Modules.OptimizerState state, Parameter parameter) => state switch
    {
        SGD.State sgd => [("momentum", sgd.momentum_buffer ??= zeros_like(parameter).DetachFromDisposeScope())],
        Adam.State adam => [("mean", adam.exp_avg), ("square", adam.exp_avg_sq)],
        AdamW.State adam => [("mean", adam.exp_avg), ("square", adam.exp_avg_sq)],
        _ => throw new InvalidOperationException($"{state.GetType()} is no state of an optimiser that is offered."),
    };
}
