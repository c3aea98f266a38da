using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Browse;

public sealed partial class ImageCell
{
    private (long, string, string, string, string, int, int, int, bool, bool) _drawn;

    [Parameter, EditorRequired] public required long Id { get; set; }

    [Parameter, EditorRequired] public required string Source { get; set; }

    [Parameter, EditorRequired] public required string ClassName { get; set; }

    [Parameter, EditorRequired] public required string Hotkey { get; set; }

    /// <summary>Style with the class's colour.</summary>
    [Parameter, EditorRequired] public required string Style { get; set; }

    [Parameter, EditorRequired] public required int Size { get; set; }

    [Parameter, EditorRequired] public required int Position { get; set; }

    [Parameter, EditorRequired] public required int Total { get; set; }

    [Parameter] public bool IsSelected { get; set; }

    [Parameter] public bool IsChanged { get; set; }

    [Parameter] public EventCallback<long> Selected { get; set; }

    private Task SelectAsync() => Selected.InvokeAsync(Id);

    protected override bool ShouldRender()
    {
        var next = (Id, Source, ClassName, Hotkey, Style, Size, Position, Total, IsSelected, IsChanged);
        var differs = next != _drawn;
        _drawn = next;
        return differs;
    }
}
