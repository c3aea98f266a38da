namespace Fer.Engine.CommandLine;

/// <summary>Every verb, in the order in which help shows them.</summary>
public static class VerbList
{
    /// <summary>The verbs.</summary>
    public static IReadOnlyList<IVerb> All { get; } =
    [
        new ImportVerb(),
        new ImportLabelsVerb(),
        new SampleVerb(),
        new DatasetsVerb(),
        new StatsVerb(),
        new QualityVerb(),
        new SplitVerb(),
        new TrainVerb(),
        new StudyVerb(),
        new EvaluateVerb(),
        new ExplainVerb(),
        new PredictVerb(),
        new RunsVerb(),
        new LogsVerb(),
        new PauseVerb(),
        new ResumeVerb(),
        new CancelVerb(),
        new PriorityVerb(),
        new DeleteVerb(),
        new CompareVerb(),
        new DevicesVerb(),
        new ExportVerb(),
        new BackupVerb(),
        new VerifyVerb(),
    ];
}
