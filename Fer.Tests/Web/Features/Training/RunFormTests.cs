using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Web.Features.Training;

namespace Fer.Tests.Web.Features.Training;

public sealed class RunFormTests
{
    [Fact]
    public void Clone_TinyRateAndLargeSeed_AreKeptExactly()
    {
        var settings = new Hyperparameters { Preset = "fast", Epochs = 2, LearningRate = 1.25e-10, Seed = long.MaxValue - 1 };
        var form = new RunForm();

        form.Clone(new NewRun { DatasetId = 1, SplitId = 1, Hyperparameters = settings });

        Assert.Equal(settings, form.Settings());
    }
}
