using System.Globalization;
using Fer.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Predict;

/// <summary>One picture with its faces.</summary>
public sealed partial class PictureCard
{
    /// <summary>Side in pixels up to which a picture is shown enlarged, each of its pixels as a square.</summary>
    private const int Small = 96;

    /// <summary>Side to which such a picture is enlarged at most, in pixels of the page.</summary>
    private const int Enlarged = 192;

    private (BoardPicture Picture, ChosenModel Model, ChosenModel? Second, int? Selected)? _drawn;

    [Parameter, EditorRequired] public required BoardPicture Picture { get; set; }

    /// <summary>Name of the tray that holds its faces.</summary>
    [Parameter, EditorRequired] public required Guid Tray { get; set; }

    [Parameter, EditorRequired] public required ChosenModel Model { get; set; }

    /// <summary>Model beside it; null where there is none.</summary>
    [Parameter] public ChosenModel? Second { get; set; }

    /// <summary>Number of the selected face; null where it is in another picture.</summary>
    [Parameter] public int? Selected { get; set; }

    /// <summary>A face was clicked.</summary>
    [Parameter] public EventCallback<BoardFace> Picked { get; set; }

    /// <summary>The picture of this number is to be taken as one face.</summary>
    [Parameter] public EventCallback<int> Whole { get; set; }

    /// <summary>Faces are to be looked for in it again.</summary>
    [Parameter] public EventCallback<int> Looked { get; set; }

    /// <summary>It is to be taken off the page.</summary>
    [Parameter] public EventCallback<int> Removed { get; set; }

    private bool IsSmall => Math.Max(Picture.Width, Picture.Height) <= Small;

    private string FrameStyle => string.Create(CultureInfo.InvariantCulture, $"width: {(IsSmall ? Picture.Width * Math.Max(1, Enlarged / Math.Max(Picture.Width, Picture.Height)) : Picture.Width)}px");

    /// <summary>With 200 pictures on the page, each that is read would draw all of them.</summary>
    protected override bool ShouldRender()
    {
        var now = (Picture, Model, Second, Selected);
        if (_drawn is { } drawn && drawn == now)
            return false;
        _drawn = now;
        return true;
    }

    /// <summary>The part of the box within the picture, in the colour of what the model says.</summary>
    private string BoxStyle(BoardFace face)
    {
        var box = face.Box!.Value; // only faces with a box are drawn
        var (left, top) = (Math.Clamp(box.Left, 0, Picture.Width), Math.Clamp(box.Top, 0, Picture.Height));
        var (right, bottom) = (Math.Clamp(box.Left + box.Width, 0, Picture.Width), Math.Clamp(box.Top + box.Height, 0, Picture.Height));
        var colour = Model.WordOf(face) is { } word ? $"var({FerTheme.ClassVariable(word.Slot)})" : "var(--fer-line-strong)";
        return string.Create(CultureInfo.InvariantCulture,
            $"left: {left / Picture.Width:0.##%}; top: {top / Picture.Height:0.##%}; width: {(right - left) / Picture.Width:0.##%}; height: {(bottom - top) / Picture.Height:0.##%}; --ink: {colour}");
    }
}
