namespace Fer.Tests.Engine;

/// <summary>Tests that train: torch's seed and thread count belong to the whole process, so they run one after another and alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TorchTests
{
    public const string Name = "Torch";
}
