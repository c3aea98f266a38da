using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Evaluations.Details;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Runs;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Evaluation;

/// <summary>Everything that one score of a run tells.</summary>
public sealed partial class EvaluationPage
{
    private EvaluationDetail? _detail;
    private (int RunId, SplitPart Part)? _loaded;
    private MatrixView _view;
    private TestLooks? _looks;
    private string? _failure;
    private bool _isLoading = true;

    [Parameter] public int RunId { get; set; }

    [SupplyParameterFromQuery(Name = "part")] public string? PartName { get; set; }

    [SupplyParameterFromQuery(Name = "cells")] public string? Cells { get; set; }

    [Inject] public required EvaluationDetails Details { get; init; }

    [Inject] public required TestLedger Ledger { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required ILogger<EvaluationPage> Log { get; init; }

    private SplitPart Part => PartName == "test" ? SplitPart.Test : SplitPart.Validation;

    private string PartWord => Part == SplitPart.Test ? "test" : "validation";

    private string Heading => _detail is { } detail ? $"{detail.RunName} on {PartWord}" : $"Run {RunId} on {PartWord}";

    private string Purpose => _detail is { } detail
        ? $"{Components.Shared.Formats.Count(detail.Figures.Count, "image", "images")}, weights of epoch {detail.Result.Epoch}{ViewWords.After(detail.Views)}. Numbers that are links open their images."
        : "What one score tells: figures with intervals, mistakes, calibration and slices.";

    private string MissingText => Part == SplitPart.Test
        ? "The test part is opened on the run's page, with a reason that goes on record."
        : "A run scores itself when it completes; one that was stopped can be scored on its page.";

    protected override async Task OnParametersSetAsync()
    {
        _view = Enum.TryParse<MatrixView>(Cells, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : MatrixView.Rows;
        if (_loaded == (RunId, Part))
            return;
        _loaded = (RunId, Part);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var (ct, run, part) = (NextLoad(), RunId, Part);
        (_isLoading, _failure, _detail) = (true, null, null);
        try
        {
            _detail = await Task.Run(() => Details.ReadAsync(run, part, ct), ct);
            _looks = part == SplitPart.Test && _detail is { } shown ? await Task.Run(() => Ledger.OfSplitAsync(shown.SplitId, ct), ct) : null;
            if (_view == MatrixView.Raters && _detail?.Raters is null)
                _view = MatrixView.Rows;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
        catch (SqliteException error)
        {
            Log.LogError(error, "The score of run {RunId} on {Part} could not be read", run, part);
            _failure = "The score could not be read from the database. Nothing was changed; try again in a moment.";
        }

        _isLoading = false;
    }

    private string Address(SplitPart part) => Navigation.KeepDataset($"/runs/{RunId}/evaluation{(part == SplitPart.Test ? "?part=test" : "")}");

    private void ChooseView(ChangeEventArgs args) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameter("cells", args.Value?.ToString() is { } view && view != nameof(MatrixView.Rows) ? view : null), replace: true);
}
