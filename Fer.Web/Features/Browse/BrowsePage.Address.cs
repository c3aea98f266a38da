using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Browse;

/// <content>What the address says.</content>
public sealed partial class BrowsePage
{
    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "image")] public long? ImageId { get; set; }

    [SupplyParameterFromQuery(Name = "size")] public string? SizeText { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] public string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = "class")] public string? ClassText { get; set; }

    [SupplyParameterFromQuery(Name = "original")] public string? OriginalText { get; set; }

    [SupplyParameterFromQuery(Name = "split")] public string? SplitText { get; set; }

    [SupplyParameterFromQuery(Name = "part")] public string? PartText { get; set; }

    [SupplyParameterFromQuery(Name = "usage")] public string? UsageText { get; set; }

    [SupplyParameterFromQuery(Name = "reviewed")] public string? ReviewedText { get; set; }

    [SupplyParameterFromQuery(Name = "excluded")] public string? ExcludedText { get; set; }

    [SupplyParameterFromQuery(Name = "changed")] public string? ChangedText { get; set; }

    [SupplyParameterFromQuery(Name = "issue")] public string? IssueText { get; set; }

    [SupplyParameterFromQuery(Name = "majority")] public string? MajorityText { get; set; }

    [SupplyParameterFromQuery(Name = "agreement")] public string? AgreementText { get; set; }

    [SupplyParameterFromQuery(Name = "run")] public string? RunText { get; set; }

    [SupplyParameterFromQuery(Name = "predicted")] public string? PredictedText { get; set; }

    [SupplyParameterFromQuery(Name = "confidence")] public string? ConfidenceText { get; set; }

    [SupplyParameterFromQuery(Name = "agrees")] public string? AgreesText { get; set; }

    [SupplyParameterFromQuery(Name = "scored")] public string? ScoredText { get; set; }

    [SupplyParameterFromQuery(Name = "on")] public string? OnText { get; set; }

    [SupplyParameterFromQuery(Name = "brightness")] public string? BrightnessText { get; set; }

    [SupplyParameterFromQuery(Name = "tag")] public string? TagText { get; set; }

    [SupplyParameterFromQuery(Name = "text")] public string? SearchText { get; set; }

    [SupplyParameterFromQuery(Name = "duplicates")] public string? DuplicatesText { get; set; }

    private string? Query(string name) => name switch
    {
        "class" => ClassText,
        "original" => OriginalText,
        "split" => SplitText,
        "part" => PartText,
        "usage" => UsageText,
        "reviewed" => ReviewedText,
        "excluded" => ExcludedText,
        "changed" => ChangedText,
        "issue" => IssueText,
        "majority" => MajorityText,
        "agreement" => AgreementText,
        "run" => RunText,
        "predicted" => PredictedText,
        "confidence" => ConfidenceText,
        "agrees" => AgreesText,
        "scored" => ScoredText,
        "on" => OnText,
        "brightness" => BrightnessText,
        "tag" => TagText,
        "text" => SearchText,
        "duplicates" => DuplicatesText,
        _ => null,
    };
}
