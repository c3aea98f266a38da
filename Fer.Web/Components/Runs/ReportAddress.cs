using System.Globalization;

namespace Fer.Web.Components.Runs;

/// <summary>Where the report of a run is.</summary>
public static class ReportAddress
{
    /// <summary>Its address; with <c>?download=true</c> it comes as a file.</summary>
    public static string Of(int runId) => string.Create(CultureInfo.InvariantCulture, $"/runs/{runId}/report.html");
}
