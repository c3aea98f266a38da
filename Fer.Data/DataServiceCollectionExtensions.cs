using Fer.Data.Curators;
using Fer.Data.Datasets;
using Fer.Data.Evaluations;
using Fer.Data.Labelling;
using Fer.Data.Quality;
using Fer.Data.Ratings;
using Fer.Data.Samples;
using Fer.Data.Samples.Facets;
using Fer.Data.Splits;
using Fer.Data.Storage;
using Fer.Data.Tags;
using Fer.Data.Views;
using Fer.Data.Votes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fer.Data;

/// <summary>Registration of the database.</summary>
public static class DataServiceCollectionExtensions
{
    /// <summary>Adds the data folder, the context factory and the initializer.</summary>
    public static IServiceCollection AddFerData(this IServiceCollection services, DataFolder folder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(folder);
        services.AddSingleton<DatabaseInitializer>();
        services.AddSingleton<CuratorDirectory>();
        services.AddSingleton<LabelLog>();
        services.AddSingleton<LabelUndo>().AddSingleton<QualityReview>();
        services.AddSingleton<QualityIssues>().AddSingleton<NearGroups>().AddSingleton<QualityRunList>().AddSingleton<QualityExport>();
        services.AddSingleton<LabelHistory>().AddSingleton<ActList>().AddSingleton<ActSamples>().AddSingleton<LabelsAsOf>();
        services.AddSingleton<DatasetList>().AddSingleton<DatasetOverview>().AddSingleton<ClassVocabularyEditor>();
        services.AddSingleton<SampleGrid>().AddSingleton<SamplePages>().AddSingleton<SampleFacets>().AddSingleton<FacetChoices>();
        services.AddSingleton<SavedViews>();
        services.AddSingleton<SampleDetails>().AddSingleton<SamplePredictions>().AddSingleton<SampleImages>().AddSingleton<DuplicateGroups>();
        services.AddSingleton<SplitList>().AddSingleton<SplitComparison>().AddSingleton<SplitDriftReader>();
        services.AddSingleton<VoteSummaries>().AddSingleton<MajorityRelabelling>();
        services.AddSingleton<RatingRounds>().AddSingleton<RatingDesk>().AddSingleton<RoundAnswers>().AddSingleton<RoundConsensus>();
        services.AddSingleton<TagList>();
        services.AddPooledDbContextFactory<FerDbContext>(options => options
            .UseSqlite($"Data Source={folder.Database};Default Timeout=5")
            .AddInterceptors(new PragmaInterceptor()));
        return services;
    }
}
