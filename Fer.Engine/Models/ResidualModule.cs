using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Fer.Engine.Models;

/// <summary>A path of layers whose result is added to a shortcut, and ReLU after the sum where asked for. Names of its parts: <c>main</c>, <c>shortcut</c>.</summary>
internal sealed class ResidualModule : nn.Module<Tensor, Tensor>
{
    private readonly bool _reluAfter;

    /// <param name="main">Leaves its input as it is; its result has the shape of the shortcut's.</param>
    /// <param name="shortcut">Null where the input itself is added.</param>
    /// <param name="reluAfter">Whether ReLU follows the sum. The last layer of <paramref name="main"/> must then not be ReLU, whose result the sum overwrites.</param>
    public ResidualModule(Sequential main, Sequential? shortcut, bool reluAfter)
        : base(nameof(ResidualModule))
    {
        (Main, Shortcut, _reluAfter) = (main, shortcut, reluAfter);
        register_module("main", main);
        if (shortcut is not null)
            register_module("shortcut", shortcut);
    }

    /// <summary>The layers.</summary>
    public Sequential Main { get; }

    /// <summary>What the input goes through before it is added; null for nothing.</summary>
    public Sequential? Shortcut { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var main = Main.call(input);
        using var shortcut = Shortcut?.call(input);
        return Join(main, shortcut ?? input);
    }

    /// <summary>The sum of both paths, and what follows it.</summary>
    /// <param name="main">Result of <see cref="Main"/>; may be overwritten.</param>
    /// <param name="shortcut">Result of <see cref="Shortcut"/>, or the input.</param>
    /// <returns>A handle of its own, so that the caller may dispose both operands.</returns>
    public Tensor Join(Tensor main, Tensor shortcut) => _reluAfter ? main.add_(shortcut).relu_().alias() : main.add(shortcut);
}
