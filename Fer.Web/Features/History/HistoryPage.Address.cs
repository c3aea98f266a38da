using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.History;

/// <content>What the address says.</content>
public sealed partial class HistoryPage
{
    [SupplyParameterFromQuery(Name = "dataset")] public int? DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "who")] public string? WhoText { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] public string? KindText { get; set; }

    [SupplyParameterFromQuery(Name = "from")] public string? FromText { get; set; }

    [SupplyParameterFromQuery(Name = "until")] public string? UntilText { get; set; }

    [SupplyParameterFromQuery(Name = "fromclass")] public string? FromClassText { get; set; }

    [SupplyParameterFromQuery(Name = "toclass")] public string? ToClassText { get; set; }

    [SupplyParameterFromQuery(Name = "text")] public string? SearchText { get; set; }

    [SupplyParameterFromQuery(Name = "image")] public string? ImageText { get; set; }

    [SupplyParameterFromQuery(Name = "before")] public string? BeforeText { get; set; }

    [SupplyParameterFromQuery(Name = "after")] public string? AfterText { get; set; }

    [SupplyParameterFromQuery(Name = "act")] public string? ActText { get; set; }

    /// <summary>A moment; where it is given, the page shows the labels as they stood then instead of the acts.</summary>
    [SupplyParameterFromQuery(Name = "asof")] public string? MomentText { get; set; }

    /// <summary>Class index then and now, as in <c>3-2</c>: only images that moved so are shown.</summary>
    [SupplyParameterFromQuery(Name = "moved")] public string? MovedText { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public string? PageText { get; set; }

    private string? Query(string name) => name switch
    {
        "who" => WhoText,
        "kind" => KindText,
        "from" => FromText,
        "until" => UntilText,
        "fromclass" => FromClassText,
        "toclass" => ToClassText,
        "text" => SearchText,
        "image" => ImageText,
        "before" => BeforeText,
        "after" => AfterText,
        "act" => ActText,
        _ => null,
    };
}
