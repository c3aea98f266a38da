using Fer.Engine.Fixing;
using Fer.Engine.Splitting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fer.Engine.Quality;

/// <summary>Registration of quality runs, cross-validations and fix loops.</summary>
public static class QualityServiceCollectionExtensions
{
    /// <summary>Adds the queue, the worker and what they need; the database and the runs must be registered.</summary>
    public static IServiceCollection AddFerQuality(this IServiceCollection services)
    {
        services.TryAddSingleton<SplitMaker>();
        return services
            .AddSingleton<CrossValidations.CrossValidations>()
            .AddSingleton<QualityQueue>()
            .AddSingleton<OutOfSample>()
            .AddSingleton<FeatureSpace>()
            .AddSingleton<QualityWorker>()
            .AddSingleton<FixScores>()
            .AddSingleton<FixReader>()
            .AddSingleton<FixLoops>();
    }
}
