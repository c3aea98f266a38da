using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Fer.Web.Features.Browse;

public sealed partial class ImageCell
{
    private (long, string, string, string, string, int, int, int, bool, bool, string, int, string) _drawn;

    [Parameter, EditorRequired] public required long Id { get; set; }

    [Parameter, EditorRequired] public required string Source { get; set; }

    [Parameter, EditorRequired] public required string ClassName { get; set; }

    [Parameter, EditorRequired] public required string Hotkey { get; set; }

    /// <summary>Style with the class's colour.</summary>
    [Parameter, EditorRequired] public required string Style { get; set; }

    [Parameter, EditorRequired] public required int Size { get; set; }

    [Parameter, EditorRequired] public required int Position { get; set; }

    [Parameter, EditorRequired] public required int Total { get; set; }

    /// <summary>The image's version, for the script that labels it.</summary>
    [Parameter, EditorRequired] public required int Version { get; set; }

    [Parameter] public bool IsSelected { get; set; }

    [Parameter] public bool IsChosen { get; set; }

    /// <summary>✎ for relabelled, ✓ for reviewed, ⊘ for excluded.</summary>
    [Parameter] public string Marks { get; set; } = "";

    /// <summary>What the view's run said of it, such as "Sad 63 %"; empty where there is no prediction.</summary>
    [Parameter] public string Said { get; set; } = "";

    [Parameter] public EventCallback<(long Id, MouseEventArgs Click)> Clicked { get; set; }

    private string Spoken => string.Concat(Marks.Select(mark => mark switch
    {
        '✎' => ", relabelled",
        '✓' => ", reviewed",
        _ => ", excluded",
    }));

    private Task ClickAsync(MouseEventArgs click) => Clicked.InvokeAsync((Id, click));

    protected override bool ShouldRender()
    {
        var next = (Id, Source, ClassName, Hotkey, Style, Size, Position, Total, IsSelected, IsChosen, Marks, Version, Said);
        var differs = next != _drawn;
        _drawn = next;
        return differs;
    }
}
