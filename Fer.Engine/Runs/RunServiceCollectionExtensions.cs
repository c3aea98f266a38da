using Fer.Engine.Evaluations;
using Fer.Engine.Evaluations.Details;
using Fer.Engine.Evaluations.Fit;
using Fer.Engine.Evaluations.Pairs;
using Fer.Engine.Exchange;
using Fer.Engine.Explanations;
using Fer.Engine.Runs.Studies;
using Fer.Engine.Runs.Worker;
using Fer.Engine.Training;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.Runs;

/// <summary>Registration of runs and evaluations.</summary>
public static class RunServiceCollectionExtensions
{
    /// <summary>Adds the queue, the worker, the evaluator and what reads their rows; the database must be registered.</summary>
    public static IServiceCollection AddFerRuns(this IServiceCollection services) => services
        .AddSingleton<RunQueue>()
        .AddSingleton<RunStudies>()
        .AddSingleton<RunDeletion>()
        .AddSingleton<RunMarks>()
        .AddSingleton<SavedPresets>()
        .AddSingleton<AbandonedRuns>()
        .AddSingleton<RunRevival>()
        .AddSingleton<RunQueries>()
        .AddSingleton<UsableModels>()
        .AddSingleton<RunSubjects>()
        .AddSingleton<TrainingOptions>()
        .AddSingleton<RunLog>()
        .AddSingleton<SplitImages>()
        .AddSingleton<PlanReader>()
        .AddSingleton<RunRecorders>()
        .AddSingleton<RunWorker>()
        .AddSingleton<ITrainer, Trainer>()
        .AddSingleton<Evaluator>()
        .AddSingleton<Milestones>()
        .AddSingleton<TrainedScores>()
        .AddSingleton<EvaluationQueries>()
        .AddSingleton<EvaluationDetails>()
        .AddSingleton<StudyScores>()
        .AddSingleton<RunChecks>()
        .AddSingleton<TestLedger>()
        .AddSingleton<ModelExporter>()
        .AddSingleton<RunComparison>()
        .AddSingleton<PairTests>()
        .AddSingleton<RunFlips>()
        .AddSingleton<ComparedFigures>()
        .AddSingleton<ExplanationSubjects>()
        .AddSingleton<ExplanationCache>()
        .AddSingleton<KeptExplanations>()
        .AddSingleton<Explainer>();
}
