using System.Globalization;

namespace Fer.Web.Components.Runs;

/// <summary>Where reports are.</summary>
public static class ReportAddress
{
    /// <summary>The address of a run's; with <c>?download=true</c> it comes as a file.</summary>
    public static string Of(int runId) => string.Create(CultureInfo.InvariantCulture, $"/runs/{runId}/report.html");

    /// <summary>The address of that of a comparison; with <c>&amp;download=true</c> it comes as a file.</summary>
    /// <param name="runIds">The runs in the order in which they are shown.</param>
    /// <param name="isTest">Whether they are compared on the test part.</param>
    public static string OfComparison(IEnumerable<int> runIds, bool isTest) =>
        $"/compare/report.html?runs={string.Join(',', runIds.Select(id => id.ToString(CultureInfo.InvariantCulture)))}&part={(isTest ? "test" : "validation")}";
}
