using System.Globalization;
using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Ratings;

/// <summary>Conditions in words, for pages that only name them; Browse is where they are chosen.</summary>
internal static class ScopeText
{
    /// <summary>Such as "now Fear, test images"; what there are no words for is counted.</summary>
    public static string Of(SampleFilter filter, IReadOnlyList<ClassCount> classes)
    {
        var named = new SampleFilter(filter.DatasetId) { Classes = filter.Classes, OriginalClasses = filter.OriginalClasses, Usages = filter.Usages, Changed = filter.Changed, DuplicatesOnly = filter.DuplicatesOnly, Text = filter.Text };
        List<string> words = [];
        Add(words, "now ", filter.Classes.Select(index => AnswerName.Of(index, classes)));
        Add(words, "imported as ", filter.OriginalClasses.Select(index => AnswerName.Of(index, classes)));
        Add(words, "usage ", filter.Usages.Select(UsageName.Of));
        if (filter.Changed is { } changed)
            words.Add(changed ? "relabelled" : "not relabelled");
        if (filter.DuplicatesOnly)
            words.Add("with identical copies");
        if (filter.Text is { } text)
            words.Add($"found by \"{text}\"");
        var unnamed = Conditions(filter) - Conditions(named);
        if (unnamed > 0)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{unnamed} more condition{(unnamed == 1 ? "" : "s")}"));
        return words.Count == 0 ? "all images" : $"images {string.Join(", ", words)}";
    }

    private static void Add(List<string> words, string before, IEnumerable<string> names)
    {
        var list = string.Join(" or ", names);
        if (list.Length > 0)
            words.Add(before + list);
    }

    private static int Conditions(SampleFilter filter) =>
        SampleFilterUrl.Format(filter).Split('&', StringSplitOptions.RemoveEmptyEntries).Length;
}
