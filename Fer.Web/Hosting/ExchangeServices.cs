using Fer.Engine.Exchange;
using Fer.Engine.Labelling;

namespace Fer.Web.Hosting;

/// <summary>What exports and imports of labels need.</summary>
internal static class ExchangeServices
{
    public static void AddExchange(this IServiceCollection services) =>
        services.AddSingleton<ExportReader>().AddSingleton<DatasetExporter>().AddSingleton<LabelImporter>();
}
