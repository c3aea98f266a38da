using Fer.Data.Runs;
using Fer.Engine.Training;
using Fer.Web.Components.Runs;

namespace Fer.Web.Features.Runs;

/// <summary>Explains figures of a run that could be taken for others, such as its two accuracies on validation.</summary>
internal static class ScoreWords
{
    /// <summary>What the time of a run that was resumed holds.</summary>
    public const string TrainingTime = "All attempts together: a run that was resumed goes on counting from its finished epochs. What an attempt spent on an epoch that it did not finish is left out.";

    /// <summary>The one that epochs are chosen by.</summary>
    public static string DuringTraining(Hyperparameters settings) =>
        $"Measured when the epoch ended, each validation image judged once. The best epoch is chosen by it. {Difference(settings)}";

    /// <summary>The one of the weights that are kept.</summary>
    public static string OfKeptWeights(Hyperparameters settings) =>
        $"The weights of the {Kept(settings)} epoch as they would be exported, scored once training had ended. {Difference(settings)}";

    private static string Difference(Hyperparameters settings) => (settings.Weights, TestViews.Of(settings)) switch
    {
        (KeptWeights.LastEpoch, { Count: 1 }) => "The score of the kept weights differs from the best epoch's accuracy, since it is of the last epoch.",
        (KeptWeights.LastEpoch, var views) => $"The score of the kept weights differs from the best epoch's accuracy: it is of the last epoch, with {ViewWords.Each(views)}.",
        (_, { Count: 1 }) => "With the settings of this run the two figures are the same.",
        (_, var views) => $"The score of the kept weights differs a little from the accuracy measured during training: it is with {ViewWords.Each(views)}.",
    };

    private static string Kept(Hyperparameters settings) => settings.Weights == KeptWeights.LastEpoch ? "last" : "best";
}
