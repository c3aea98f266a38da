using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Engine.CrossValidations;
using Fer.Engine.Models;
using Fer.Engine.Quality;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Engine.Splitting;
using Fer.Web.Components.Runs;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Features.Quality;

/// <summary>Asks for a check, with what judges the labels.</summary>
public sealed partial class CheckForm
{
    /// <summary>Enough to doubt labels by, as measured on FER-2013; a run of its own trains longer.</summary>
    private const int FoldEpochs = 10;

    private const long Seed = 1;

    private IReadOnlyList<RunRow> _runs = [];
    private IReadOnlyList<CrossValidationRow> _known = [];
    private IReadOnlyList<PresetRate> _rates = [];
    private LabelJudge _judge;
    private bool _duplicates = true;
    private bool _images = true;
    private bool _properties = true;
    private bool _anew;
    private bool _includesTest = true;
    private bool _isQueueing;
    private int? _runId;
    private int? _knownId;
    private int _folds = 5;
    private int _imageCount;
    private string _preset = PresetCatalog.All[0].Name;
    private int _epochs = FoldEpochs;
    private string? _failure;

    [Parameter, EditorRequired] public required int DatasetId { get; set; }

    [Parameter] public EventCallback Queued { get; set; }

    [Parameter] public EventCallback Closed { get; set; }

    [Inject] public required RunQueries Runs { get; init; }

    [Inject] public required TrainingOptions Options { get; init; }

    [Inject] public required CrossValidations CrossValidations { get; init; }

    [Inject] public required QualityQueue Queue { get; init; }

    [Inject] public required Fer.Data.Datasets.DatasetList Datasets { get; init; }

    /// <summary>Each fold trains on all images but its own and is scored on those.</summary>
    private string TimeText
    {
        get
        {
            var preset = PresetCatalog.Get(_preset);
            var counts = new PartCounts(_imageCount - (_imageCount / Math.Max(1, _folds)), _imageCount / Math.Max(1, _folds), 0);
            return TimeEstimate.Of(preset.Defaults with { Epochs = _epochs }, _rates, counts) is { } fold
                ? $"About {Formats.Duration(fold.Time * _folds)} of training ({fold.Basis}), one fold after another in the queue of runs. A fold that is cut short can be gone on with."
                : "";
        }
    }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            var dataset = DatasetId;
            _known = await CrossValidations.ListAsync(dataset, Lifetime);
            var folds = _known.SelectMany(row => row.Folds).Select(fold => fold.RunId).ToHashSet();
            _runs = [.. (await Runs.ListAsync(new RunFilter { DatasetId = dataset, State = RunState.Completed, IsArchived = false }, Lifetime)).Where(run => !folds.Contains(run.Id))];
            _rates = await Options.RatesAsync(Lifetime);
            _imageCount = (await Datasets.ReadClassesAsync(dataset, Lifetime)).Sum(row => row.Count);
            (_runId, _knownId) = (_runs.Count > 0 ? _runs[0].Id : null, _known.Count > 0 ? _known[0].Id : null);
            _judge = _knownId is not null ? LabelJudge.KnownFolds : _runId is not null ? LabelJudge.Run : LabelJudge.None;
        }
        catch (Exception failed) when (failed is SqliteException or DbUpdateException)
        {
            _failure = "What can judge the labels could not be read from the database. The images can be checked all the same.";
        }
    }

    private void TakePreset() => _epochs = Math.Min(FoldEpochs, PresetCatalog.Get(_preset).Defaults.Epochs);

    private async Task QueueAsync()
    {
        if (_isQueueing)
            return;
        _isQueueing = true;
        _failure = null;
        try
        {
            var request = new QualityRequest
            {
                Duplicates = _duplicates,
                Images = _images,
                Properties = _properties,
                Anew = _anew,
                RunId = _judge == LabelJudge.Run ? _runId : null,
                CrossValidationId = _judge switch
                {
                    LabelJudge.KnownFolds => _knownId,
                    LabelJudge.NewFolds => await StartFoldsAsync(),
                    _ => null,
                },
            };
            await Queue.EnqueueAsync(DatasetId, request, Lifetime);
            await Queued.InvokeAsync();
        }
        catch (Exception refused) when (refused is QualityException or CrossValidationException or SplitException)
        {
            _failure = refused.Message;
        }
        catch (Exception failed) when (failed is SqliteException or DbUpdateException)
        {
            _failure = "The check could not be written to disk and was not queued. Check that the disk has space.";
        }
        finally
        {
            _isQueueing = false;
        }
    }

    private Task<int> StartFoldsAsync()
    {
        var settings = PresetCatalog.Get(_preset).Defaults with { Epochs = _epochs };
        return CrossValidations.StartAsync(new NewCrossValidation(DatasetId, _folds, Seed, _includesTest, settings), Lifetime);
    }
}
