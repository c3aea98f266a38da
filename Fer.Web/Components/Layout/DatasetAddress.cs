using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Fer.Web.Components.Layout;

/// <summary>The dataset in use lives in the address, as <c>?dataset=ID</c>, on every page.</summary>
public static class DatasetAddress
{
    public const string Parameter = "dataset";

    /// <summary>The dataset that the current address names; null where it names none.</summary>
    public static int? DatasetInUse(this NavigationManager navigation)
    {
        var query = QueryHelpers.ParseQuery(navigation.ToAbsoluteUri(navigation.Uri).Query);
        return query.TryGetValue(Parameter, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    /// <summary>An address within the application, such as "runs/3", that keeps the dataset in use.</summary>
    public static string KeepDataset(this NavigationManager navigation, string path) =>
        navigation.DatasetInUse() is { } id ? For(path, id) : path;

    /// <summary>An address within the application under a certain dataset.</summary>
    public static string For(string path, int datasetId) =>
        QueryHelpers.AddQueryString(path, Parameter, datasetId.ToString(CultureInfo.InvariantCulture));
}
