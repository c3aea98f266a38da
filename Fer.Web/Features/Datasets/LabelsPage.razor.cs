using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Engine.Importing;
using Fer.Engine.Labelling;
using Fer.Web.Components.Importing;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Datasets;

/// <summary>Takes a file of labels, shows what it would change, and changes it once somebody says so.</summary>
public sealed partial class LabelsPage
{
    private IReadOnlyList<ClassCount>? _classes;
    private IReadOnlyList<string> _sources = [];
    private SentFile? _file;
    private LabelImportPreview? _preview;
    private string _source = "";
    private string? _failure;
    private string? _refusal;
    private string? _message;
    private long? _act;
    private bool _isReading;
    private bool _isApplying;
    private int? _shown;
    /// <summary>Grows with each file that was used up, so that the slot is empty again.</summary>
    private int _round;

    [SupplyParameterFromQuery(Name = DatasetAddress.Parameter)] public int? DatasetId { get; set; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required LabelImporter Importer { get; init; }

    [Inject] public required LabelUndo Undo { get; init; }

    [Inject] public required CuratorIdentity Curator { get; init; }

    [Inject] public required IUploads Uploads { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        if (_classes is not null && _shown == DatasetId)
            return;
        _shown = DatasetId;
        PutAway();
        (_source, _message, _act, _refusal) = ("", null, null, null);
        await LoadAsync();
    }

    protected override ValueTask ReleaseAsync()
    {
        PutAway();
        return base.ReleaseAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        try
        {
            var id = DatasetId ?? 0;
            (_classes, _sources) = await Task.Run(async () => (await Datasets.ReadClassesAsync(id, ct), await Datasets.ReadSourceNamesAsync(id, ct)), ct);
            _failure = null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another dataset was chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The dataset could not be read from the database. Nothing was changed.";
        }
    }

    private Task ReceiveAsync(SentFile? file)
    {
        (_file, _preview, _message, _act) = (file, null, null, null);
        return PreviewAsync();
    }

    private Task ChooseSourceAsync(ChangeEventArgs change)
    {
        _source = change.Value as string ?? "";
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        (_preview, _refusal) = (null, null);
        if (_file is null)
            return;
        var ct = NextLoad();
        if (Uploads.Locate(_file.Id) is not { } file)
        {
            _refusal = "The file is no longer here. Nothing was changed. Choose it again.";
            return;
        }
        _isReading = true;
        StateHasChanged();
        try
        {
            var source = _source.Length > 0 ? _source : null;
            _preview = await Task.Run(() => Importer.PreviewAsync(DatasetId ?? 0, file.Path, file.Name, source, ct), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (failure is ImportException or IOException or SqliteException)
        {
            _refusal = failure is ImportException ? failure.Message : "The file or the database could not be read. Nothing was changed. Choose the file again.";
        }
        _isReading = false;
    }

    private async Task ApplyAsync()
    {
        if (_preview is not { } preview)
            return;
        _isApplying = true;
        try
        {
            var by = await Curator.GetAsync();
            var result = await Task.Run(() => Importer.ApplyAsync(preview, by, CancellationToken.None));
            if (result.Outcome == RelabelOutcome.UnknownClass)
            {
                _refusal = "A class of the file was merged away meanwhile. Nothing was changed. Choose the file again.";
                return;
            }
            if (result.Outcome == RelabelOutcome.Conflict)
            {
                _refusal = "Somebody changed some of these labels since the preview. Nothing was changed. Choose the file again to see what it would do now.";
                return;
            }
            _act = result.ActId;
            _message = result.ChangedCount == 0 ? "All images have these labels already" : $"Saved: {Formats.Count(result.ChangedCount, "image", "images")} relabelled from {preview.FileName}";
            PutAway();
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            _refusal = "The labels could not be written to disk and were not stored. Earlier labels are safe.";
        }
        finally
        {
            _isApplying = false;
        }
    }

    private async Task TakeBackAsync()
    {
        try
        {
            var by = await Curator.GetAsync();
            var result = await Task.Run(() => Undo.ReverseAsync(_act!.Value, undo: true, by, CancellationToken.None));
            _message = $"Taken back: {Formats.Count(result.Restored.Count, "image", "images")}"
                + (result.KeptCount > 0 ? $", {Formats.Count(result.KeptCount)} changed since and left as they are" : "");
            _act = null;
        }
        catch (Exception failure) when (failure is SqliteException or DbUpdateException)
        {
            _refusal = "Nothing was taken back: the database could not be written. Earlier labels are safe.";
        }
    }

    /// <summary>Forgets the file; what was uploaded is deleted.</summary>
    private void PutAway()
    {
        if (_file is not null)
            Uploads.Delete(_file.Id);
        (_file, _preview, _round) = (null, null, _round + 1);
    }
}
