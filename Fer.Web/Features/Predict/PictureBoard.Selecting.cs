using Fer.Web.Components.Keyboard;
using Microsoft.JSInterop;

namespace Fer.Web.Features.Predict;

/// <summary>Which face is meant, by mouse and by key, and what was stored of them.</summary>
public sealed partial class PictureBoard
{
    private IReadOnlyList<Shortcut> _moves = [];
    private (int Picture, int Number)? _selected;
    private BoardFace? _stored;

    private IReadOnlyList<Shortcut> Moves() =>
    [
        new("ArrowRight", "Next face", () => MoveAsync(1)),
        new("ArrowDown", "Next face", () => MoveAsync(1)),
        new("ArrowLeft", "Face before", () => MoveAsync(-1)),
        new("ArrowUp", "Face before", () => MoveAsync(-1)),
    ];

    private BoardFace? Selected => _selected is { } at ? Faces.FirstOrDefault(face => (face.Picture, face.Number) == at) : null;

    private async Task MoveAsync(int step)
    {
        var faces = Faces.ToList();
        if (faces.Count == 0)
            return;
        var at = faces.FindIndex(face => (face.Picture, face.Number) == _selected);
        await SelectAsync(faces[at < 0 ? (step > 0 ? 0 : faces.Count - 1) : Math.Clamp(at + step, 0, faces.Count - 1)]);
    }

    private async Task SelectAsync(BoardFace face)
    {
        _selected = (face.Picture, face.Number);
        StateHasChanged();
        if (_handle is not null)
            await _handle.InvokeVoidAsync("reveal", Lifetime, face.Key);
    }

    private Task<FaceToStore?> CaptureAsync()
    {
        _stored = Selected;
        return Task.FromResult(_stored is { } face ? new FaceToStore(face.Pixels, Model.SharesOf(face) ?? []) : null);
    }

    /// <summary>Marks the face that was stored last with its label, or takes the mark away.</summary>
    private void Mark(string? label)
    {
        if (_stored is { } stored)
            Change(stored.Picture, face => ReferenceEquals(face.Pixels, stored.Pixels) ? face with { StoredAs = label } : face);
    }
}
