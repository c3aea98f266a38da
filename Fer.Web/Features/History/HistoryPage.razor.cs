using Fer.Data.Curators;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.History;

/// <summary>What people did to a dataset, newest first, or the dataset as it stood at a moment.</summary>
public sealed partial class HistoryPage
{
    /// <summary>Acts on one page.</summary>
    public const int PageSize = 50;

    private HistoryView _view = new(0);
    private HistoryView? _loaded;
    private IReadOnlyList<ClassCount> _classes = [];
    private IReadOnlyList<ActingCurator> _people = [];
    private ActPage? _page;
    private ActRow? _opened;
    private DateTimeOffset? _moment;
    private string? _failure;
    private int _count;

    [Inject] public required ActList Acts { get; init; }

    [Inject] public required DatasetList Datasets { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        _view = HistoryView.Parse(DatasetId ?? 0, Query);
        _moment = Fer.Data.Labelling.MomentText.TryParse(MomentText, Clock.LocalTimeZone, out var moment) ? moment : null;
        if (_view == _loaded)
            return;
        if (_view.List != _loaded?.List)
            (_message, _hasFailed) = (null, false);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        var view = _view;
        try
        {
            var isSameList = _page is not null && view.List == _loaded?.List;
            if (!isSameList)
                await LoadListAsync(view, ct);
            _opened = await OpenAsync(view, ct);
            (_loaded, _failure) = (view, null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another view was chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The history could not be read from the database. Nothing was changed.";
        }
    }

    private async Task LoadListAsync(HistoryView view, CancellationToken ct)
    {
        var filter = view.ToFilter(Clock.LocalTimeZone);
        var (classes, people, page, count) = await Task.Run(
            async () => (
                await Datasets.ReadClassesAsync(view.DatasetId, ct),
                await Acts.ReadPeopleAsync(view.DatasetId, ct),
                await Acts.ReadAsync(filter, view.Before, view.After, PageSize, ct),
                await Acts.CountAsync(filter, ct)),
            ct);
        ct.ThrowIfCancellationRequested();
        (_classes, _people, _page, _count) = (classes, people, page, count);
    }

    private async Task<ActRow?> OpenAsync(HistoryView view, CancellationToken ct) => view.Act is { } act
        ? _page!.Rows.FirstOrDefault(row => row.Id == act) ?? await Task.Run(() => Acts.FindAsync(view.DatasetId, act, ct), ct)
        : null;

    private void Show(HistoryView view) => Navigation.NavigateTo(view.Address);

    private void ShowMoment(DateTimeOffset moment) => Navigation.NavigateTo(Components.Layout.HistoryAddress.ForMoment(_view.DatasetId, moment));

    private string NameOf(int label) => _classes.FirstOrDefault(row => row.Index == label)?.Name ?? $"class {label}";
}
