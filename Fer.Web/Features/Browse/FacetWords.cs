using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Data.Samples;
using Fer.Data.Samples.Facets;
using Fer.Data.Splits;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Browse;

/// <summary>Facets and their values as people read them.</summary>
/// <param name="Classes">Classes of the dataset.</param>
/// <param name="Names">Splits, runs and tags of the dataset.</param>
internal sealed record FacetWords(IReadOnlyList<ClassCount> Classes, FacetNames Names)
{
    /// <summary>Values in the order they are shown in.</summary>
    public IEnumerable<int> Order(Facet facet) => facet switch
    {
        Facet.Class or Facet.Original or Facet.Predicted or Facet.Scored => Classes.Select(row => row.Index),
        Facet.Majority => [.. Classes.Select(row => row.Index), VoteMajority.Tie, VoteMajority.Unknown, VoteMajority.NotAFace, VoteMajority.NoSuchClass],
        Facet.Part => Enum.GetValues<SplitPart>().Select(part => (int)part),
        Facet.Usage => Enum.GetValues<SourceUsage>().Select(usage => (int)usage),
        Facet.Issue => Enum.GetValues<QualityIssueKind>().Select(kind => (int)kind),
        Facet.Agreement => ScoreBands.Agreement.Edges,
        Facet.Confidence => ScoreBands.Confidence.Edges,
        Facet.Brightness => ScoreBands.Brightness.Edges,
        Facet.Tag => Names.Tags.Select(tag => tag.Id),
        _ => [1, 0],
    };

    /// <summary>The class that a value stands for, or null where it stands for something else.</summary>
    public ClassCount? ClassOf(Facet facet, int value) => facet is Facet.Class or Facet.Original or Facet.Predicted or Facet.Scored or Facet.Majority
        ? Classes.FirstOrDefault(row => row.Index == value)
        : null;

    public string Value(Facet facet, int value) => facet switch
    {
        Facet.Class or Facet.Original or Facet.Predicted or Facet.Scored => ClassOf(facet, value)?.Name ?? $"class {value}",
        Facet.Majority => Majority(value),
        Facet.Part => PartName.Of((SplitPart)value),
        Facet.Usage => UsageName.Of((SourceUsage)value),
        Facet.Reviewed => value == 1 ? "Reviewed" : "Not reviewed",
        Facet.Excluded => value == 1 ? "Excluded" : "Not excluded",
        Facet.Changed => value == 1 ? "Relabelled" : "As imported",
        Facet.Agrees => value == 1 ? "Same as the label" : "Another class",
        Facet.Issue => Issue((QualityIssueKind)value),
        Facet.Agreement => value switch { 100 => "All agree", 90 => $"90–99{Formats.ThinSpace}%", _ => Band(ScoreBands.Agreement, value) },
        Facet.Confidence => Band(ScoreBands.Confidence, value),
        Facet.Brightness => Band(ScoreBands.Brightness, value),
        _ => Names.Tags.FirstOrDefault(tag => tag.Id == value)?.Name ?? $"tag {value}",
    };

    public static string Title(Facet facet) => facet switch
    {
        Facet.Class => "Class",
        Facet.Original => "Imported as",
        Facet.Part => "Part",
        Facet.Usage => "Usage",
        Facet.Reviewed => "Review",
        Facet.Excluded => "Exclusion",
        Facet.Changed => "Label",
        Facet.Issue => "Issue",
        Facet.Majority => "Majority",
        Facet.Agreement => "Agreement",
        Facet.Predicted => "Predicted",
        Facet.Scored => "Label when scored",
        Facet.Confidence => "Confidence",
        Facet.Agrees => "Prediction",
        Facet.Brightness => "Brightness",
        _ => "Tag",
    };

    private string Majority(int value) => value switch
    {
        VoteMajority.Tie => "Tie",
        VoteMajority.Unknown => "Unknown",
        VoteMajority.NotAFace => "Not a face",
        VoteMajority.NoSuchClass => "Other class",
        _ => ClassOf(Facet.Majority, value)?.Name ?? $"class {value}",
    };

    private static string Issue(QualityIssueKind kind) => kind switch
    {
        QualityIssueKind.ExactDuplicate => "Identical copies",
        QualityIssueKind.ConflictingDuplicate => "Copies, other label",
        QualityIssueKind.Leak => "Copies, other usage",
        QualityIssueKind.NearDuplicate => "Nearly identical",
        QualityIssueKind.LabelSuspect => "Label suspect",
        QualityIssueKind.Blank => "Blank",
        QualityIssueKind.TooDark => "Too dark",
        QualityIssueKind.TooBright => "Too bright",
        QualityIssueKind.LowContrast => "Low contrast",
        QualityIssueKind.Blurred => "Blurred",
        QualityIssueKind.Outlier => "Unlike the others",
        QualityIssueKind.FromUse => "Stored while trying a model",
        _ => kind.ToString(),
    };

    private static string Band(ScoreBands bands, int edge) => $"{edge}–{bands.After(edge) ?? 100}{Formats.ThinSpace}%";
}
