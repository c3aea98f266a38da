using Fer.Data.Labelling;

namespace Fer.Web.Components.Shared;

/// <summary>Says in words what an act did.</summary>
public static class ActWords
{
    /// <summary>"Labelled 1 image Happy → Fear", "Relabelled 512 images as Neutral", "Took back “Excluded 3 images”".</summary>
    /// <param name="act">The act.</param>
    /// <param name="nameOf">Name of a class index.</param>
    public static string Of(ActRow act, Func<int, string> nameOf) => act.Kind switch
    {
        ActKind.Undo => act.Target is { } target ? $"Took back “{Of(target, nameOf)}”" : "Took back an act",
        ActKind.Redo => act.Target is { } target ? $"Did again “{Of(target, nameOf)}”" : "Did an act again",
        _ => Own(act, nameOf),
    };

    /// <summary>A kind of act in a list to choose from.</summary>
    public static string Of(ActKind kind) => kind switch
    {
        ActKind.Label => "Labelled one image",
        ActKind.BulkLabel => "Relabelled many images",
        ActKind.Review => "Reviewed",
        ActKind.Exclude => "Excluded or included",
        ActKind.Tag => "Tagged",
        ActKind.Majority => "Took over the majority of votes",
        ActKind.Consensus => "Took over a consensus",
        ActKind.Merge => "Merged a class",
        ActKind.LabelImport => "Took over labels from a file",
        ActKind.Suggestion => "Followed suggestions",
        ActKind.Undo => "Took an act back",
        ActKind.Redo => "Did an act again",
        _ => kind.ToString(),
    };

    /// <summary>"Happy → Fear", "reviewed", "tagged blurred".</summary>
    public static string Of(ActChange change, Func<int, string> nameOf) => (change.Aspect, change.To) switch
    {
        (LabelAspect.Label, _) => $"{nameOf(change.From)} → {nameOf(change.To)}",
        (LabelAspect.Reviewed, 1) => "reviewed",
        (LabelAspect.Reviewed, _) => "no longer reviewed",
        (LabelAspect.Excluded, 1) => "excluded",
        (LabelAspect.Excluded, _) => "included again",
        (_, 1) => $"tagged {change.Tag}",
        _ => $"no longer tagged {change.Tag}",
    };

    private static string Own(ActRow act, Func<int, string> nameOf)
    {
        var images = Formats.Count(act.SampleCount, "image", "images");
        var isOn = act.Changes.Count == 0 || act.Changes[0].To == 1;
        var tag = act.Changes.Count == 0 ? "" : act.Changes[0].Tag;
        var labels = act.Changes.Where(change => change.Aspect == LabelAspect.Label).ToList();
        return act.Kind switch
        {
            ActKind.Label when labels.Count == 0 => $"Confirmed the label of {images}",
            ActKind.Label => $"Labelled {images}{Pair(labels, nameOf)}",
            ActKind.BulkLabel => $"Relabelled {images}{Aim(labels, nameOf)}",
            ActKind.Review => isOn ? $"Marked {images} as reviewed" : $"Took the reviewed mark off {images}",
            ActKind.Exclude => isOn ? $"Excluded {images}" : $"Included {images} again",
            ActKind.Tag => isOn ? $"Tagged {images} “{tag}”" : $"Took the tag “{tag}” off {images}",
            ActKind.Majority => $"Took over the majority of votes for {images}",
            ActKind.Consensus => $"Took over the consensus of raters for {images}",
            ActKind.Merge when labels.Count == 0 => "Merged a class without images",
            ActKind.Merge => $"Merged {Join(labels.Select(change => nameOf(change.From)))} into {Join(labels.Select(change => nameOf(change.To)))}: {images}",
            ActKind.LabelImport => $"Took over the labels of {images} from a file",
            ActKind.Suggestion when act.SampleCount == 0 => "Settled a quality issue without a change",
            ActKind.Suggestion when labels.Count == 0 => $"Settled quality issues of {images}",
            ActKind.Suggestion => $"Followed a suggestion for {images}{Pair(labels, nameOf)}",
            _ => $"{Of(act.Kind)}: {images}",
        };
    }

    /// <summary>Where all have one class before and one after: " Happy → Fear"; else what is common.</summary>
    private static string Pair(List<ActChange> labels, Func<int, string> nameOf) =>
        labels.Count == 1 ? $" {Of(labels[0], nameOf)}" : Aim(labels, nameOf);

    private static string Aim(List<ActChange> labels, Func<int, string> nameOf) =>
        labels.Select(change => change.To).Distinct().ToList() is [var to] ? $" as {nameOf(to)}" : "";

    private static string Join(IEnumerable<string> names) => string.Join(", ", names.Distinct(StringComparer.Ordinal));
}
