using System.Globalization;
using Fer.Data.Samples;
using Fer.Data.Votes;
using Fer.Web.Components.Layout;
using Microsoft.AspNetCore.WebUtilities;

namespace Fer.Web.Features.Ratings;

/// <summary>The address of the page of votes and raters: the scope as Browse writes it, and the rules.</summary>
internal static class RatingsAddress
{
    private const string Least = "least";
    private const string Reviewed = "reviewed-too";

    public static string For(SampleFilter scope, MajorityRules rules)
    {
        List<string> pairs = [$"dataset={scope.DatasetId}"];
        if (SampleFilterUrl.Format(scope) is { Length: > 0 } conditions)
            pairs.Add(conditions);
        if (Math.Abs(rules.LeastAgreement - MajorityRules.LeastAgreementBound) > 1e-9)
            pairs.Add(string.Create(CultureInfo.InvariantCulture, $"{Least}={rules.LeastAgreement:0.##}"));
        if (!rules.KeepReviewed)
            pairs.Add($"{Reviewed}=yes");
        return $"datasets/ratings?{string.Join('&', pairs)}";
    }

    /// <summary>What an address says; what it says wrongly is as usual.</summary>
    public static (SampleFilter Scope, MajorityRules Rules) Read(Uri address)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        string? Value(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;
        var dataset = int.TryParse(Value(DatasetAddress.Parameter), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var least = double.TryParse(Value(Least), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
            && share is >= MajorityRules.LeastAgreementBound and <= 1 ? share : MajorityRules.LeastAgreementBound;
        return (SampleFilterUrl.Parse(dataset, Value), new MajorityRules { LeastAgreement = least, KeepReviewed = Value(Reviewed) != "yes" });
    }

    /// <summary>Browse with just the images of a scope whose majority is this one, whatever their label.</summary>
    public static string Browse(SampleFilter scope, int majority) => BrowseAddress.For(scope with { Majorities = [majority] });

    /// <summary>Browse with just the images that the rules would take from one class to another.</summary>
    public static string Browse(SampleFilter scope, MajorityRules rules, int from, int to)
    {
        var bands = ScoreBands.Agreement.Edges.Where(edge => edge / 100.0 >= rules.LeastAgreement - 1e-9);
        return BrowseAddress.For(scope with
        {
            Classes = [from],
            Majorities = [to],
            AgreementBands = [.. bands.Where(edge => scope.AgreementBands.Count == 0 || scope.AgreementBands.Contains(edge))],
            Reviewed = rules.KeepReviewed ? false : scope.Reviewed,
        });
    }
}
