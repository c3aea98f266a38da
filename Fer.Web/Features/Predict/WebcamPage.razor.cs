using System.Globalization;
using Fer.Data.Datasets;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Predict;

/// <summary>Tries a model live on the browser's camera.</summary>
public sealed partial class WebcamPage
{
    private const double UsualSeconds = 1;
    private static readonly double[] SmoothingChoices = [0, 0.5, UsualSeconds, 2, 5];
    private IReadOnlyList<UsableModel>? _models;
    private IReadOnlyList<ClassCount> _classes = [];
    private IReadOnlyList<(int Id, string Name)> _targets = [];
    private UsableModel? _model;
    private WebcamStage? _stage;
    private int? _into;
    private string? _failure;
    private string? _loadedRun;
    private bool _isLoaded;

    /// <summary>Run whose model is tried; the newest completed one where none is named.</summary>
    [SupplyParameterFromQuery(Name = "run")] public string? RunText { get; set; }

    /// <summary>Seconds within which the bars follow.</summary>
    [SupplyParameterFromQuery(Name = "smooth")] public string? SmoothText { get; set; }

    /// <summary>Dataset that faces are stored into, where storing is on.</summary>
    [SupplyParameterFromQuery(Name = "into")] public string? IntoText { get; set; }

    [Inject] public required UsableModels Models { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required ILogger<WebcamPage> Log { get; init; }

    private double Seconds => double.TryParse(SmoothText, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && SmoothingChoices.Contains(seconds)
        ? seconds
        : UsualSeconds;

    protected override async Task OnParametersSetAsync()
    {
        if (!_isLoaded || _loadedRun != RunText)
            await LoadAsync();
        ChooseTarget();
    }

    private async Task LoadAsync()
    {
        var (ct, run) = (NextLoad(), RunText);
        (_isLoaded, _loadedRun, _failure) = (true, run, null);
        try
        {
            var (models, names) = await Task.Run(async () => (await Models.ListAsync(ct), await Datasets.ReadNamesAsync(ct)), ct);
            var model = run is null
                ? (models.Count > 0 ? models[0] : null)
                : models.FirstOrDefault(row => row.RunId.ToString(CultureInfo.InvariantCulture) == run);
            _classes = model is null ? [] : await Task.Run(() => Datasets.ReadClassesAsync(model.DatasetId, ct), ct);
            _targets = [.. names.Where(row => !row.IsDrawn).Select(row => (row.Id, row.Name))];
            (_models, _model) = (models, model);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another run was chosen, or the page was left.
        }
        catch (SqliteException error)
        {
            Log.LogError(error, "The models could not be read");
            _failure = "The models could not be read from the database. Nothing was changed; try again in a moment.";
        }
    }

    /// <summary>The named dataset, else the one in use, else the model's own, else the first.</summary>
    private void ChooseTarget() => _into = StoreTargets.Choose(
        _targets, int.TryParse(IntoText, NumberStyles.None, CultureInfo.InvariantCulture, out var into) ? into : null, Navigation.DatasetInUse(), _model?.DatasetId);

    private async Task<FaceToStore?> CaptureAsync() =>
        _stage is { } stage && await stage.CaptureAsync() is { } shot ? new(Convert.FromBase64String(shot.Pixels), shot.Shares) : null;

    private void Go(string parameter, string? value) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(parameter, value), replace: true);
}
