namespace Fer.Engine.Training;

/// <summary>Refuses plans that cannot be trained, before any tensor is made.</summary>
internal static class PlanCheck
{
    /// <exception cref="ArgumentException">The first thing that is wrong, in words.</exception>
    public static void Throw(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var recipe = plan.Hyperparameters;
        Require(recipe.Epochs is >= 1 and <= 1_000, $"Epochs is {recipe.Epochs}; choose 1 to 1,000.");
        Require(recipe.BatchSize is >= 1 and <= 4_096, $"The batch size is {recipe.BatchSize}; choose 1 to 4,096.");
        Require(double.IsFinite(recipe.LearningRate) && recipe.LearningRate > 0, $"The learning rate is {recipe.LearningRate}; choose a number above 0.");
        Require(recipe.Momentum is >= 0 and < 1, $"The momentum is {recipe.Momentum}; choose 0 to below 1.");
        Require(recipe.WarmUp is >= 0 and < 1, $"The warm-up share is {recipe.WarmUp}; choose 0 to below 1.");
        Require(recipe.LabelSmoothing is >= 0 and < 1, $"Label smoothing is {recipe.LabelSmoothing}; choose 0 to below 1.");
        Require(recipe.WeightDecay is >= 0 and < 1, $"Weight decay is {recipe.WeightDecay}; choose 0 to below 1.");
        Require(recipe.Mixup is >= 0 and <= 10, $"Mixup is {recipe.Mixup}; choose 0 to 10.");
        Require(recipe.VoteShare is >= 0 and <= 1, $"The votes' share is {recipe.VoteShare}; choose 0 to 1.");
        Require(recipe.AverageDecay is >= 0 and < 1, $"The decay of the average is {recipe.AverageDecay}; choose 0 to below 1.");
        Require(recipe.DecayFactor is > 0 and < 1, $"The decay factor is {recipe.DecayFactor}; choose above 0 and below 1.");
        Require(recipe.DecayEpochs >= 1, $"The rate decays after {recipe.DecayEpochs} epochs; choose 1 or more.");
        Require(recipe.Seed >= 0, $"The seed is {recipe.Seed}; choose 0 or more.");
        Require(plan.ClassCount >= 2, $"There must be at least 2 classes, not {plan.ClassCount}.");
        Require(plan.Train.Count >= 2, $"The training part has {plan.Train.Count} images; it needs at least 2.");
        Require(plan.Votes is null || plan.Votes.Length == plan.Train.Count * plan.ClassCount, "The votes are not one row of shares an image.");
        Require(plan.Validation.Count >= 1, "The validation part has no images, so no epoch could be judged.");
        Require(plan.Train.Labels.Concat(plan.Validation.Labels).Max() < plan.ClassCount, $"An image has a class above the {plan.ClassCount} classes of the plan.");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ArgumentException("This run cannot be trained. " + otherwise);
    }
}
