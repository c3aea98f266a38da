using System.Globalization;
using Fer.Engine.Importing;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Datasets;

/// <summary>Asks whether faces are to be cut out of the pictures, and how.</summary>
public sealed partial class FaceOptions
{
    /// <summary>How faces are cut out; null where each picture is a face already.</summary>
    [Parameter] public FaceCutting? Value { get; set; }

    /// <summary>Told of each change; a margin out of range is told, too, so that the form knows it is not ready.</summary>
    [Parameter] public EventCallback<FaceCutting?> ValueChanged { get; set; }

    /// <summary>Why the chosen source has no faces to cut out; null where it may have.</summary>
    [Parameter] public string? Refusal { get; set; }

    private Task SwitchAsync(ChangeEventArgs change) => ValueChanged.InvokeAsync(change.Value is true ? new FaceCutting() : null);

    private Task SetMarginAsync(ChangeEventArgs change)
    {
        var isNumber = double.TryParse(change.Value?.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var margin);
        return ValueChanged.InvokeAsync(Value! with { Margin = isNumber ? margin : double.NaN }); // the field is there only with a value
    }

    private Task ChooseAsync(FaceChoice choice) => ValueChanged.InvokeAsync(Value! with { Choice = choice }); // as above

    /// <summary>What a number field takes, wherever the browser is; nothing for what is no number.</summary>
    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture);
}
