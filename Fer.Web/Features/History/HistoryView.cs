using System.Globalization;
using Fer.Data.Labelling;
using Fer.Web.Components.Layout;
using Microsoft.AspNetCore.WebUtilities;

namespace Fer.Web.Features.History;

/// <summary>What the history page shows, as its address says it; what cannot be understood there is ignored.</summary>
/// <param name="DatasetId">The dataset.</param>
public sealed record HistoryView(int DatasetId)
{
    private const string Day = "yyyy-MM-dd";

    public int? Who { get; init; }

    public ActKind? Kind { get; init; }

    /// <summary>First day, in the zone of this computer.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? Until { get; init; }

    public int? FromClass { get; init; }

    public int? ToClass { get; init; }

    public string? Text { get; init; }

    public long? Image { get; init; }

    /// <summary>Only acts older than this one.</summary>
    public long? Before { get; init; }

    /// <summary>Only acts newer than this one.</summary>
    public long? After { get; init; }

    /// <summary>The act that is opened.</summary>
    public long? Act { get; init; }

    /// <summary>The same list with nothing opened.</summary>
    public HistoryView List => this with { Act = null };

    public bool IsFiltered => List with { Before = null, After = null } != new HistoryView(DatasetId);

    public string Address
    {
        get
        {
            Dictionary<string, string?> pairs = new()
            {
                ["who"] = Write(Who),
                ["kind"] = Kind?.ToString(),
                ["from"] = From?.ToString(Day, CultureInfo.InvariantCulture),
                ["until"] = Until?.ToString(Day, CultureInfo.InvariantCulture),
                ["fromclass"] = Write(FromClass),
                ["toclass"] = Write(ToClass),
                ["text"] = Text,
                ["image"] = Write(Image),
                ["before"] = Write(Before),
                ["after"] = Write(After),
                ["act"] = Write(Act),
            };
            return QueryHelpers.AddQueryString(DatasetAddress.For(HistoryAddress.Path, DatasetId), pairs.Where(pair => pair.Value is not null));
        }
    }

    /// <summary>Reads the view from the values of query parameters.</summary>
    public static HistoryView Parse(int datasetId, Func<string, string?> query) => new(datasetId)
    {
        Who = (int?)Number(query("who"), int.MaxValue),
        Kind = Enum.TryParse<ActKind>(query("kind"), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
        From = Date(query("from")),
        Until = Date(query("until")),
        FromClass = (int?)Number(query("fromclass"), int.MaxValue),
        ToClass = (int?)Number(query("toclass"), int.MaxValue),
        Text = Clean(query("text")),
        Image = Number(query("image"), long.MaxValue),
        Before = Number(query("before"), long.MaxValue),
        After = Number(query("after"), long.MaxValue),
        Act = Number(query("act"), long.MaxValue),
    };

    /// <summary>The filter in terms of moments.</summary>
    public ActFilter ToFilter(TimeZoneInfo zone) => new(DatasetId)
    {
        CuratorId = Who,
        Kind = Kind,
        Since = StartOf(From, zone),
        Before = StartOf(Until?.AddDays(1), zone),
        FromClass = FromClass,
        ToClass = ToClass,
        Text = Text,
        SampleId = Image,
    };

    /// <summary>A day in an address or a date field.</summary>
    public static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1970 and < 9998 ? date : null;

    public static string? Clean(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return null;
        return trimmed.Length > ActFilter.LongestText ? trimmed[..ActFilter.LongestText] : trimmed;
    }

    public static long? Number(string? text, long most) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most ? value : null;

    private static DateTimeOffset? StartOf(DateOnly? date, TimeZoneInfo zone)
    {
        if (date is not { } day)
            return null;
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    private static string? Write(long? value) => value?.ToString(CultureInfo.InvariantCulture);
}
