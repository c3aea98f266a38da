using Fer.Data.Runs;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.optim;
using Adam = TorchSharp.Modules.Adam;
using AdamW = TorchSharp.Modules.AdamW;
using SGD = TorchSharp.Modules.SGD;

namespace Fer.Engine.Training;

/// <summary>Makes the optimiser of a recipe, with weight decay on the weights of convolutions and dense layers only.</summary>
internal static class Optimizers
{
    public static OptimizerHelper For(Module network, Hyperparameters recipe)
    {
        // Biases and batch-norm scales have one dimension; shrinking them gains nothing and harms batch norm.
        var byKind = network.parameters().ToLookup(p => p.dim() > 1);
        var (weights, others) = (byKind[true].ToList(), byKind[false].ToList());
        var (rate, decay) = (recipe.LearningRate, recipe.WeightDecay);
        return recipe.Optimizer switch
        {
            OptimizerKind.SgdNesterov => SGD(
                [Sgd(weights, decay), Sgd(others, 0)], rate, recipe.Momentum, nesterov: recipe.Momentum > 0),
            OptimizerKind.Adam => Adam(
                [new Adam.ParamGroup(weights, new Adam.Options { weight_decay = decay }), new Adam.ParamGroup(others, new Adam.Options { weight_decay = 0 })], rate),
            OptimizerKind.AdamW => AdamW(
                [new AdamW.ParamGroup(weights, new AdamW.Options { weight_decay = decay }), new AdamW.ParamGroup(others, new AdamW.Options { weight_decay = 0 })], rate),
            _ => throw new ArgumentException($"{recipe.Optimizer} is not a known optimiser.", nameof(recipe)),
        };
    }

    private static SGD.ParamGroup Sgd(IEnumerable<Parameter> parameters, double decay) =>
        new() { Parameters = parameters, Options = new SGD.Options { weight_decay = decay } };
}
