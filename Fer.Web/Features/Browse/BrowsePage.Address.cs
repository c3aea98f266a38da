using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Browse;

/// <content>What the address says.</content>
public sealed partial class BrowsePage
{
    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "image")] public long? ImageId { get; set; }

    [SupplyParameterFromQuery(Name = "size")] public string? SizeText { get; set; }

    [SupplyParameterFromQuery(Name = "class")] public string? ClassText { get; set; }

    [SupplyParameterFromQuery(Name = "original")] public string? OriginalText { get; set; }

    [SupplyParameterFromQuery(Name = "split")] public string? SplitText { get; set; }

    [SupplyParameterFromQuery(Name = "part")] public string? PartText { get; set; }

    [SupplyParameterFromQuery(Name = "usage")] public string? UsageText { get; set; }

    [SupplyParameterFromQuery(Name = "changed")] public string? ChangedText { get; set; }

    [SupplyParameterFromQuery(Name = "duplicates")] public string? DuplicatesText { get; set; }

    [SupplyParameterFromQuery(Name = "text")] public string? SearchText { get; set; }

    private string? Query(string name) => name switch
    {
        "class" => ClassText,
        "original" => OriginalText,
        "split" => SplitText,
        "part" => PartText,
        "usage" => UsageText,
        "changed" => ChangedText,
        "duplicates" => DuplicatesText,
        "text" => SearchText,
        _ => null,
    };
}
