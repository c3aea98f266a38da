using System.Globalization;
using Fer.Data.Datasets;
using Fer.Engine.Detection;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.Predict;

/// <summary>Tries models on pictures that somebody has.</summary>
public sealed partial class PicturesPage
{
    private const string Whole = "whole";
    private static readonly double[] Margins = [0, 0.05, FaceCrop.UsualMargin, 0.15, 0.2, 0.3, 0.5];
    private IReadOnlyList<UsableModel>? _models;
    private IReadOnlyList<(int Id, string Name)> _targets = [];
    private ChosenModel? _model;
    private ChosenModel? _second;
    private int? _into;
    private string? _unknown;
    private string? _failure;
    private (string? Run, string? Compare)? _loaded;

    /// <summary>Run whose model is tried; the newest completed one where none is named.</summary>
    [SupplyParameterFromQuery(Name = "run")] public string? RunText { get; set; }

    /// <summary>Run whose model is shown beside it.</summary>
    [SupplyParameterFromQuery(Name = "compare")] public string? CompareText { get; set; }

    /// <summary>"whole" where each picture is one face.</summary>
    [SupplyParameterFromQuery(Name = "find")] public string? FindText { get; set; }

    /// <summary>Margin around each face, as a share of it.</summary>
    [SupplyParameterFromQuery(Name = "margin")] public string? MarginText { get; set; }

    /// <summary>Dataset that faces are stored into.</summary>
    [SupplyParameterFromQuery(Name = "into")] public string? IntoText { get; set; }

    [Inject] public required UsableModels Models { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required ILogger<PicturesPage> Log { get; init; }

    private bool IsWhole => FindText == Whole;

    private double Margin => double.TryParse(MarginText, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var margin) && Margins.Contains(margin)
        ? margin
        : FaceCrop.UsualMargin;

    private IReadOnlyList<UsableModel> Others => [.. _models!.Where(model => model.RunId != _model?.Run.RunId)]; // asked for once they are loaded

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded != (RunText, CompareText))
            await LoadAsync();
        _into = StoreTargets.Choose(_targets, Id(IntoText), Navigation.DatasetInUse(), _model?.Run.DatasetId);
    }

    private static string Text(double margin) => margin.ToString(CultureInfo.InvariantCulture);

    private static int? Id(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private async Task LoadAsync()
    {
        var (ct, run, compare) = (NextLoad(), RunText, CompareText);
        (_loaded, _failure) = ((run, compare), null);
        try
        {
            var (models, names) = await Task.Run(async () => (await Models.ListAsync(ct), await Datasets.ReadNamesAsync(ct)), ct);
            var first = run is null ? (models.Count > 0 ? models[0] : null) : Find(models, run);
            var second = compare is null || first is null ? null : Find(models, compare);
            var (model, other) = await Task.Run(async () => (await ChooseAsync(first, ct), await ChooseAsync(second == first ? null : second, ct)), ct);
            _targets = [.. names.Where(row => !row.IsDrawn).Select(row => (row.Id, row.Name))];
            (_models, _model, _second) = (models, model, other);
            _unknown = compare is not null && first is not null && second is null ? $"Run {compare} has no model to compare with." : null;
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

    private static UsableModel? Find(IReadOnlyList<UsableModel> models, string run) => models.FirstOrDefault(row => row.RunId == Id(run));

    private async Task<ChosenModel?> ChooseAsync(UsableModel? run, CancellationToken ct) =>
        run is null ? null : new(run, await Datasets.ReadClassesAsync(run.DatasetId, ct));

    private void Go(string parameter, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(parameter, string.IsNullOrEmpty(value) ? null : value), replace: true);
}
