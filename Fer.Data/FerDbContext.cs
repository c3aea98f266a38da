using Fer.Data.CrossValidations;
using Fer.Data.Curators;
using Fer.Data.Datasets;
using Fer.Data.Evaluations;
using Fer.Data.Fixing;
using Fer.Data.Labelling;
using Fer.Data.Quality;
using Fer.Data.Ratings;
using Fer.Data.Runs;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Data.Storage;
using Fer.Data.Tags;
using Fer.Data.Views;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data;

/// <summary>The database of one data folder. Take it from a factory, for one operation at a time.</summary>
public sealed class FerDbContext(DbContextOptions<FerDbContext> options) : DbContext(options)
{
    /// <summary>Datasets.</summary>
    public DbSet<Dataset> Datasets => Set<Dataset>();

    /// <summary>Classes of all datasets.</summary>
    public DbSet<DatasetClass> Classes => Set<DatasetClass>();

    /// <summary>Imported sources.</summary>
    public DbSet<ImportSource> ImportSources => Set<ImportSource>();

    /// <summary>Rows and entries that could not be imported.</summary>
    public DbSet<ImportRejection> ImportRejections => Set<ImportRejection>();

    /// <summary>Samples, without their bytes.</summary>
    public DbSet<Sample> Samples => Set<Sample>();

    /// <summary>Bytes of the samples.</summary>
    public DbSet<SampleImage> Images => Set<SampleImage>();

    /// <summary>Votes of other raters.</summary>
    public DbSet<Vote> Votes => Set<Vote>();

    /// <summary>What was planted in drawn datasets.</summary>
    public DbSet<PlantedTruth> PlantedTruths => Set<PlantedTruth>();

    /// <summary>People who change labels.</summary>
    public DbSet<Curator> Curators => Set<Curator>();

    /// <summary>What people did, act by act.</summary>
    public DbSet<LabelAct> LabelActs => Set<LabelAct>();

    /// <summary>The label log.</summary>
    public DbSet<LabelEvent> LabelEvents => Set<LabelEvent>();

    /// <summary>Tags of all datasets.</summary>
    public DbSet<Tag> Tags => Set<Tag>();

    /// <summary>Tags on samples.</summary>
    public DbSet<SampleTag> SampleTags => Set<SampleTag>();

    /// <summary>Saved views.</summary>
    public DbSet<SavedView> SavedViews => Set<SavedView>();

    /// <summary>Rounds of blind rating.</summary>
    public DbSet<RatingRound> RatingRounds => Set<RatingRound>();

    /// <summary>Samples of all rounds.</summary>
    public DbSet<RatingRoundSample> RatingRoundSamples => Set<RatingRoundSample>();

    /// <summary>Answers of raters.</summary>
    public DbSet<Rating> Ratings => Set<Rating>();

    /// <summary>Quality issues.</summary>
    public DbSet<QualityIssue> QualityIssues => Set<QualityIssue>();

    /// <summary>Quality runs.</summary>
    public DbSet<QualityRun> QualityRuns => Set<QualityRun>();

    /// <summary>Nearly identical images.</summary>
    public DbSet<NearPair> NearPairs => Set<NearPair>();

    /// <summary>How far datasets were searched for nearly identical images.</summary>
    public DbSet<NearScan> NearScans => Set<NearScan>();

    /// <summary>Cross-validations.</summary>
    public DbSet<CrossValidation> CrossValidations => Set<CrossValidation>();

    /// <summary>Rounds of mending.</summary>
    public DbSet<FixLoop> FixLoops => Set<FixLoop>();

    /// <summary>Splits.</summary>
    public DbSet<Split> Splits => Set<Split>();

    /// <summary>Assignments of all splits.</summary>
    public DbSet<SplitSample> SplitSamples => Set<SplitSample>();

    /// <summary>Runs.</summary>
    public DbSet<Run> Runs => Set<Run>();

    /// <summary>Studies of several runs.</summary>
    public DbSet<RunGroup> RunGroups => Set<RunGroup>();

    /// <summary>Settings saved under a name.</summary>
    public DbSet<SavedPreset> SavedPresets => Set<SavedPreset>();

    /// <summary>Scores of kept epochs.</summary>
    public DbSet<MilestoneScore> MilestoneScores => Set<MilestoneScore>();

    /// <summary>Curves of all runs.</summary>
    public DbSet<EpochMetrics> EpochMetrics => Set<EpochMetrics>();

    /// <summary>Saved weights.</summary>
    public DbSet<Checkpoint> Checkpoints => Set<Checkpoint>();

    /// <summary>Words on runs.</summary>
    public DbSet<RunTag> RunTags => Set<RunTag>();

    /// <summary>Checkpoints written as ONNX files.</summary>
    public DbSet<ModelExport> ModelExports => Set<ModelExport>();

    /// <summary>Evaluations.</summary>
    public DbSet<Evaluation> Evaluations => Set<Evaluation>();

    /// <summary>Predictions of all evaluations.</summary>
    public DbSet<Prediction> Predictions => Set<Prediction>();

    /// <summary>The test ledger.</summary>
    public DbSet<TestLook> TestLooks => Set<TestLook>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(FerDbContext).Assembly);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}
