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
        var named = new SampleFilter(filter.DatasetId)
        {
            Classes = filter.Classes,
            OriginalClasses = filter.OriginalClasses,
            Usages = filter.Usages,
            Majorities = filter.Majorities,
            Reviewed = filter.Reviewed,
            Excluded = filter.Excluded,
            Changed = filter.Changed,
            Text = filter.Text,
        };
        List<string> words = [];
        Add(words, "now ", filter.Classes.Select(index => AnswerName.Of(index, classes)));
        Add(words, "imported as ", filter.OriginalClasses.Select(index => AnswerName.Of(index, classes)));
        Add(words, "usage ", filter.Usages.Select(UsageName.Of));
        Add(words, "with the majority ", filter.Majorities.Select(majority => MajorityName(majority, classes)));
        Add(words, filter.Reviewed, "reviewed");
        Add(words, filter.Excluded, "excluded");
        Add(words, filter.Changed, "relabelled");
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

    private static void Add(List<string> words, bool? condition, string name)
    {
        if (condition is { } holds)
            words.Add(holds ? name : $"not {name}");
    }

    private static string MajorityName(int majority, IReadOnlyList<ClassCount> classes) => majority switch
    {
        VoteMajority.Tie => "tie",
        VoteMajority.Unknown => "unknown",
        VoteMajority.NotAFace => "not a face",
        VoteMajority.NoSuchClass => "of no class here",
        _ => AnswerName.Of(majority, classes),
    };

    private static int Conditions(SampleFilter filter) =>
        SampleFilterUrl.Format(filter).Split('&', StringSplitOptions.RemoveEmptyEntries).Length;
}
