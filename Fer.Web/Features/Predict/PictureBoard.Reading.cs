using Fer.Engine.Inference;
using Microsoft.Data.Sqlite;
using Microsoft.JSInterop;

namespace Fer.Web.Features.Predict;

/// <summary>How pictures are read and models are asked.</summary>
public sealed partial class PictureBoard
{
    /// <summary>Faces about which a model is asked at once, so that answers appear while others are computed.</summary>
    private const int Batch = 64;

    private readonly HashSet<int> _waiting = [];
    private readonly HashSet<int> _refused = [];
    private int _round;
    private bool _isAsking;
    private string? _refusal;

    /// <summary>Called by the script where a picture did not reach the server, or was refused before it was read.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="sentence">Why; null where nothing answered or the file could not be opened.</param>
    [JSInvokable]
    public Task OnSendFailedAsync(int id, string? sentence) => InvokeAsync(() =>
    {
        if (_pictures.Find(picture => picture.Id == id) is not { State: PictureState.Waiting } picture)
            return;
        _waiting.Remove(id);
        var why = sentence ?? "The file may have been moved or changed since it was chosen, or Fer gave no answer. Choose it again.";
        Replace(picture, picture with { State = PictureState.Failed, Failure = $"{picture.Name} could not be sent. {why}" });
        StateHasChanged();
    });

    private double? MarginOf(BoardPicture picture) => picture.IsWhole ? null : Margin;

    /// <summary>Has the browser send pictures, after those that wait already.</summary>
    private async Task ReadAsync(IEnumerable<BoardPicture> pictures)
    {
        if (_waiting.Count == 0)
            _round = 0;
        List<ReadJob> jobs = [];
        foreach (var picture in pictures.ToList())
        {
            Replace(picture, picture with { State = PictureState.Waiting });
            _waiting.Add(picture.Id);
            jobs.Add(new(picture.Id, MarginOf(picture)));
        }

        _round += jobs.Count;
        if (jobs.Count > 0 && _handle is not null)
            await _handle.InvokeVoidAsync("read", Lifetime, jobs);
    }

    /// <summary>Reads what was read otherwise, or waits to be, in the way that is wanted now.</summary>
    private async Task ReadAgainAsync()
    {
        var others = _pictures.Where(picture => picture.State == PictureState.Waiting || (picture.State == PictureState.Read && picture.ReadWith != MarginOf(picture))).ToList();
        if (_handle is not null)
            await _handle.InvokeVoidAsync("cancel", Lifetime);
        _waiting.Clear();
        await ReadAsync(others);
    }

    private async Task CancelAsync()
    {
        foreach (var picture in _pictures.Where(picture => picture.State == PictureState.Waiting).ToList())
            Replace(picture, picture with { State = picture.Width > 0 ? PictureState.Read : PictureState.Unread });
        _waiting.Clear();
        if (_handle is not null)
            await _handle.InvokeVoidAsync("cancel", Lifetime);
    }

    private Task TakeWholeAsync(int id) => ReadAsWholeAsync(id, isWhole: true);

    private Task LookForFacesAsync(int id) => ReadAsWholeAsync(id, isWhole: false);

    private async Task ReadAsWholeAsync(int id, bool isWhole)
    {
        if (_pictures.Find(picture => picture.Id == id) is { State: PictureState.Read } picture)
            await ReadAsync([picture with { IsWhole = isWhole }]);
    }

    private Task RemoveOneAsync(int id) => RemoveAsync([id]);

    private async Task RemoveAsync(IEnumerable<int> removed)
    {
        var ids = removed.ToHashSet();
        _pictures.RemoveAll(picture => ids.Contains(picture.Id));
        _waiting.ExceptWith(ids);
        _leftOut = null;
        foreach (var id in ids)
            _tray?.Forget(id);
        if (_selected is { } selected && ids.Contains(selected.Picture))
            _selected = null;
        if (_handle is not null)
            await _handle.InvokeVoidAsync("remove", Lifetime, ids);
    }

    /// <summary>Comes from the request that sent the picture, which may be one that was overtaken by another setting.</summary>
    private Task OnReadAsync(PictureReading reading) => IsDisposed ? Task.CompletedTask : InvokeAsync(() =>
    {
        if (_pictures.Find(picture => picture.Id == reading.Picture) is not { State: PictureState.Waiting } picture || reading.Margin != MarginOf(picture))
            return;
        _waiting.Remove(picture.Id);
        _tray?.Keep(picture.Id, reading.Read?.Faces ?? []);
        Replace(picture, Read(picture, reading));
        if (_selected is { } selected && selected.Picture == picture.Id && selected.Number > (reading.Read?.Faces.Count ?? 0))
            _selected = null;
        StateHasChanged();
        // Not awaited: the browser would wait for the model before it sends the next picture.
        _ = AskAsync();
    });

    private static BoardPicture Read(BoardPicture picture, PictureReading reading) => reading.Read is { } read
        ? picture with
        {
            State = PictureState.Read,
            ReadWith = reading.Margin,
            Width = read.Width,
            Height = read.Height,
            Faces = [.. read.Faces.Select((face, place) => new BoardFace(picture.Id, place + 1, face.Box, face.Pixels))],
        }
        : picture with { State = PictureState.Failed, Failure = $"{picture.Name} cannot be read: {reading.Failure}. Save it anew as PNG or JPEG, or choose another." };

    private Task AskAgain()
    {
        _refusal = null;
        _refused.Clear();
        return AskAsync();
    }

    /// <summary>Asks the chosen models about all faces that they have not answered yet, also those that appear meanwhile.</summary>
    private async Task AskAsync()
    {
        if (_isAsking)
            return;
        _isAsking = true;
        try
        {
            while (Unanswered() is { Faces.Count: > 0 } open)
                await AskAsync(open.RunId, open.Faces);
        }
        catch (OperationCanceledException) when (Lifetime.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
        finally
        {
            _isAsking = false;
            if (!IsDisposed)
                StateHasChanged();
        }
    }

    private async Task AskAsync(int runId, IReadOnlyList<BoardFace> faces)
    {
        try
        {
            StateHasChanged();
            var answers = await Answers.AskAsync(runId, [.. faces.Select(face => face.Pixels)], Lifetime);
            var byPixels = faces.Zip(answers).ToDictionary(pair => pair.First.Pixels, pair => pair.Second);
            foreach (var number in faces.Select(face => face.Picture).Distinct())
                Change(number, face => byPixels.TryGetValue(face.Pixels, out var shares) ? face.With(runId, shares) : face);
        }
        catch (ModelFileException refusal)
        {
            _refused.Add(runId);
            _refusal = refusal.Message;
        }
        catch (SqliteException error)
        {
            Log.LogError(error, "The export of run {RunId} could not be looked up", runId);
            _refused.Add(runId);
            _refusal = "The run could not be read from the database. Try again in a moment.";
        }
    }

    /// <summary>The next faces to ask about; none where all is answered or refused.</summary>
    private (int RunId, IReadOnlyList<BoardFace> Faces) Unanswered()
    {
        var faces = Faces;
        foreach (var model in (ChosenModel?[])[Model, Second])
        {
            if (model is null || _refused.Contains(model.Run.RunId))
                continue;
            var open = faces.Where(face => model.SharesOf(face) is null).Take(Batch).ToList();
            if (open.Count > 0)
                return (model.Run.RunId, open);
        }

        return (0, []);
    }

    private void Change(int picture, Func<BoardFace, BoardFace> change)
    {
        if (_pictures.Find(row => row.Id == picture) is { } known)
            Replace(known, known with { Faces = [.. known.Faces.Select(change)] });
    }

    private void Replace(BoardPicture old, BoardPicture now)
    {
        var place = _pictures.FindIndex(picture => picture.Id == old.Id);
        if (place >= 0)
            _pictures[place] = now;
    }
}
