using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Predict;

/// <summary>One face: what the model sees of it, and what each model says.</summary>
public sealed partial class FaceCard
{
    [Parameter, EditorRequired] public required BoardFace Face { get; set; }

    /// <summary>Where the browser finds its crop.</summary>
    [Parameter, EditorRequired] public required string Address { get; set; }

    [Parameter, EditorRequired] public required ChosenModel Model { get; set; }

    /// <summary>Model beside it; null where there is none.</summary>
    [Parameter] public ChosenModel? Second { get; set; }

    /// <summary>Whether keys mean this face.</summary>
    [Parameter] public bool IsSelected { get; set; }

    /// <summary>The face was clicked.</summary>
    [Parameter] public EventCallback<BoardFace> Picked { get; set; }

    private IEnumerable<ChosenModel> Models => Second is { } second ? [Model, second] : [Model];

    private string Spoken => Model.WordOf(Face) is { } word
        ? $"Face {Face.Number}: {word.Name}, {Formats.Percent(word.Share, 0)}{(Model.Contradicts(Second, Face) ? ", the two models disagree" : "")}"
        : $"Face {Face.Number}";
}
