using Fer.Data.Runs;
using Fer.Engine.Training;

namespace Fer.Web.Features.Training;

/// <summary>The learning rate over a run, worked out as training does it.</summary>
internal static class ScheduleLine
{
    private const int MostPoints = 240;

    /// <summary>Steps an epoch that stand for those of a split while none is chosen.</summary>
    private const int AssumedSteps = 100;

    /// <summary>Steps in an epoch of training on so many images.</summary>
    public static int Steps(int images, int batchSize) => images < 1 || batchSize < 1 ? AssumedSteps : (images + batchSize - 1) / batchSize;

    /// <summary>Points of the line, evenly over the run: epochs done and rate.</summary>
    public static IReadOnlyList<(double Epoch, double Rate)> Points(Hyperparameters recipe, int stepsPerEpoch)
    {
        var total = (long)recipe.Epochs * stepsPerEpoch;
        var points = (int)Math.Min(MostPoints, total);
        return [.. Enumerable.Range(0, points)
            .Select(index => points == 1 ? 0 : index * (total - 1) / (points - 1))
            .Select(step => ((double)(step + 1) / stepsPerEpoch, LearningRateSchedule.Rate(recipe, step, total)))];
    }

    /// <summary>The rate of each epoch's last step, as the run will record it.</summary>
    public static IReadOnlyList<(int Epoch, double Rate)> Rows(Hyperparameters recipe, int stepsPerEpoch)
    {
        var total = (long)recipe.Epochs * stepsPerEpoch;
        return [.. Enumerable.Range(1, recipe.Epochs).Select(epoch => (epoch, LearningRateSchedule.Rate(recipe, ((long)epoch * stepsPerEpoch) - 1, total)))];
    }
}
