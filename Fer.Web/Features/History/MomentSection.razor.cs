using System.Globalization;
using Fer.Data.Datasets;
using Fer.Data.Labelling;
using Fer.Web.Components.Layout;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Features.History;

/// <summary>The labels of a dataset as they stood at a moment, beside those of now.</summary>
public sealed partial class MomentSection
{
    /// <summary>Images on one page.</summary>
    public const int PageSize = 60;

    private IReadOnlyList<LabelDifference>? _moves;
    private IReadOnlyList<MovedSample> _samples = [];
    private (int DatasetId, DateTimeOffset Moment)? _counted;
    private (int Then, int Now)? _pair;
    private string? _failure;
    private int _skip;

    [Parameter, EditorRequired] public required int DatasetId { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<ClassCount> Classes { get; set; }

    [Parameter, EditorRequired] public required DateTimeOffset Moment { get; set; }

    /// <summary>Class index then and now, as in <c>3-2</c>; null for all images that differ.</summary>
    [Parameter] public string? Moved { get; set; }

    /// <summary>Page of the images, from 1.</summary>
    [Parameter] public string? PageNumber { get; set; }

    [Inject] public required LabelsAsOf Labels { get; init; }

    [Inject] public required TimeProvider Clock { get; init; }

    private string MomentWords => MomentText.Format(Moment);

    private string Shown => TimeZoneInfo.ConvertTime(Moment, Clock.LocalTimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private List<LabelDifference> Moves => [.. _moves!.Where(move => move.Then is { } then && then != move.Now).OrderByDescending(move => move.Count)];

    private int ThenTotal => _moves!.Where(move => move.Then is not null).Sum(move => move.Count);

    private int NowTotal => _moves!.Sum(move => move.Count);

    private int MovedTotal => Moves.Sum(move => move.Count);

    private int MovedShown => _pair is var (then, now) ? Moves.Where(move => move.Then == then && move.Now == now).Sum(move => move.Count) : MovedTotal;

    private string Summary
    {
        get
        {
            var moved = MovedTotal == 0 ? "All labels were as they are now." : $"{Formats.Count(MovedTotal, "image has", "images have")} another label now.";
            var added = NowTotal - ThenTotal;
            return added == 0 ? moved : $"{moved} {Formats.Count(added, "image was", "images were")} imported later.";
        }
    }

    protected override Task OnParametersSetAsync()
    {
        _pair = Pair(Moved);
        _skip = (int)((HistoryView.Number(PageNumber, 100_000) is > 0 and var page ? page - 1 : 0) * PageSize);
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var ct = NextLoad();
        var (dataset, moment, pair, skip) = (DatasetId, Moment, _pair, _skip);
        try
        {
            if (_counted != (dataset, moment))
            {
                (_moves, _samples) = (null, []);
                _moves = await Task.Run(() => Labels.CountAsync(dataset, moment, ct), ct);
                _counted = (dataset, moment);
            }
            _samples = MovedTotal == 0 ? [] : await Task.Run(() => Labels.ReadMovedAsync(dataset, moment, pair, skip, PageSize, ct), ct);
            _failure = null;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Another moment was chosen, or the page was left.
        }
        catch (SqliteException)
        {
            _failure = "The labels of that moment could not be read from the database. Nothing was changed.";
        }
    }

    private int CountThen(int label) => _moves!.Where(move => move.Then == label).Sum(move => move.Count);

    private int CountNow(int label) => _moves!.Where(move => move.Now == label).Sum(move => move.Count);

    private string AddressOf((int Then, int Now)? pair, int page = 1)
    {
        var address = HistoryAddress.ForMoment(DatasetId, Moment);
        if (pair is var (then, now))
            address = QueryHelpers.AddQueryString(address, "moved", string.Create(CultureInfo.InvariantCulture, $"{then}-{now}"));
        return page == 1 ? address : QueryHelpers.AddQueryString(address, "page", page.ToString(CultureInfo.InvariantCulture));
    }

    private static string Signed(int difference) => difference > 0 ? $"+{Formats.Count(difference)}" : Formats.Count(difference);

    private static (int Then, int Now)? Pair(string? text) =>
        text?.Split('-') is [var then, var now] && HistoryView.Number(then, int.MaxValue) is { } from && HistoryView.Number(now, int.MaxValue) is { } to
            ? ((int)from, (int)to)
            : null;

    private string NameOf(int label) => Classes.FirstOrDefault(row => row.Index == label)?.Name ?? $"class {label}";
}
