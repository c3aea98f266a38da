using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Web.Components.Shared;
using Fer.Web.Features.Training.Settings;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Training;

/// <summary>The network as a line of layers, read while it is typed.</summary>
public sealed partial class NetworkPanel
{
    private static readonly Setting Setting = SettingTable.Get(nameof(Hyperparameters.Network));
    private NetworkReading? _reading;
    private (string, int) _read;

    [Parameter, EditorRequired] public required RunForm Form { get; set; }

    [Parameter] public string? Error { get; set; }

    /// <summary>Outputs of the last layer.</summary>
    [Parameter, EditorRequired] public required int ClassCount { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private string Text => Form.Text(Setting);

    private NetworkReading Reading
    {
        get
        {
            if (_reading is null || _read != (Text, ClassCount))
                (_reading, _read) = (NetworkReading.Of(Text, ClassCount), (Text, ClassCount));
            return _reading;
        }
    }

    private static string Shape(FeatureShape shape) =>
        shape.IsFlat ? Formats.Count(shape.Channels, "value", "values") : $"{Formats.Count(shape.Channels)} × {shape.Height} × {shape.Width}";

    private static string Millions(long count) => count < 1_000_000 ? Formats.Count(count) : $"{Formats.Number(count / 1e6, count < 10_000_000 ? 1 : 0)} million";

    /// <summary>Bound, not only listened to: else a late answer would write an earlier text over what has been typed since.</summary>
    private Task TypeAsync(string? text)
    {
        Form.Type(Setting, text ?? "");
        return Changed.InvokeAsync();
    }

    private Task ResetAsync()
    {
        Form.Reset(Setting);
        return Changed.InvokeAsync();
    }
}
