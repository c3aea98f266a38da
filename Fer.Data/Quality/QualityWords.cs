namespace Fer.Data.Quality;

/// <summary>Kinds of issue and decisions as they are written into the history and into files.</summary>
public static class QualityWords
{
    /// <summary>Tag of an image that more than one class fits.</summary>
    public const string AmbiguousTag = "ambiguous";

    /// <summary>Tag of an image that shows no face.</summary>
    public const string NotAFaceTag = "not a face";

    /// <summary>"label suspect", "too dark".</summary>
    public static string Of(QualityIssueKind kind) => kind switch
    {
        QualityIssueKind.ExactDuplicate => "identical image",
        QualityIssueKind.ConflictingDuplicate => "identical image labelled differently",
        QualityIssueKind.Leak => "identical image across usages",
        QualityIssueKind.NearDuplicate => "nearly identical image",
        QualityIssueKind.LabelSuspect => "label suspect",
        QualityIssueKind.Blank => "blank",
        QualityIssueKind.TooDark => "too dark",
        QualityIssueKind.TooBright => "too bright",
        QualityIssueKind.LowContrast => "low contrast",
        QualityIssueKind.Blurred => "blurred",
        QualityIssueKind.Outlier => "unlike the others",
        QualityIssueKind.FromUse => "stored while trying a model",
        _ => kind.ToString(),
    };

    /// <summary>"kept", "not a face".</summary>
    public static string Of(QualityDecision decision) => decision switch
    {
        QualityDecision.Kept => "kept",
        QualityDecision.Accepted => "accepted",
        QualityDecision.Relabelled => "another class",
        QualityDecision.Ambiguous => "ambiguous",
        QualityDecision.NotAFace => "not a face",
        QualityDecision.Excluded => "excluded",
        _ => decision.ToString(),
    };
}
