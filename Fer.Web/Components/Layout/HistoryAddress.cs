using System.Globalization;
using Fer.Data.Labelling;
using Microsoft.AspNetCore.WebUtilities;

namespace Fer.Web.Components.Layout;

/// <summary>Addresses of a dataset's history.</summary>
public static class HistoryAddress
{
    public const string Path = "datasets/history";

    /// <summary>The history with one act opened.</summary>
    public static string ForAct(int datasetId, long actId) => With(datasetId, "act", actId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The acts that changed one image.</summary>
    public static string ForImage(int datasetId, long sampleId) => With(datasetId, "image", sampleId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The dataset as it stood at a moment.</summary>
    public static string ForMoment(int datasetId, DateTimeOffset moment) => With(datasetId, "asof", MomentText.Format(moment));

    /// <summary>The labels of the dataset as they stood at a moment, as a table.</summary>
    public static string CsvOf(int datasetId, DateTimeOffset moment) =>
        QueryHelpers.AddQueryString(string.Create(CultureInfo.InvariantCulture, $"datasets/{datasetId}/labels.csv"), "asof", MomentText.Format(moment));

    private static string With(int datasetId, string name, string value) => QueryHelpers.AddQueryString(DatasetAddress.For(Path, datasetId), name, value);
}
