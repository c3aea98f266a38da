using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Fer.Web.Endpoints.Api;

/// <summary>Reads the conditions of a request out of its address. What is not understood or not known is refused: the answer would be one to something else.</summary>
internal sealed class ApiQuery
{
    private const string LimitName = "limit";
    private const string SkipName = "skip";
    private const int UsualLimit = 100;
    private const int MostLimit = 500;

    private readonly HttpRequest _request;

    /// <summary>The conditions of a list.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">Names of conditions this list knows beside <c>limit</c> and <c>skip</c>.</param>
    public ApiQuery(HttpRequest request, params string[] known) : this(request, "This list", [.. known, LimitName, SkipName])
    {
    }

    private ApiQuery(HttpRequest request, string what, string[] known)
    {
        _request = request;
        if (request.Query.Keys.FirstOrDefault(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } stranger)
            Problem = $"There is no condition {stranger}. {what} knows {string.Join(", ", known)}.";
    }

    /// <summary>The conditions of what is no list.</summary>
    public static ApiQuery OfAct(HttpRequest request, params string[] known) => new(request, "This address", known);

    /// <summary>The first thing that is wrong, in a sentence; null while nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>A number of 1 or more; null where it is not given.</summary>
    public int? Id(string name) => Number(name, least: 1, int.MaxValue);

    /// <summary>Whether something is so; null where it is not given.</summary>
    public bool? Flag(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (bool.TryParse(text, out var value))
            return value;
        Problem ??= $"{name}={text} is neither true nor false.";
        return null;
    }

    /// <summary>A number from 0 up, fractions included; null where it is not given.</summary>
    public double? Share(string name, double most)
    {
        if (Text(name) is not { } text)
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= 0 && value <= most)
            return value;
        Problem ??= string.Create(CultureInfo.InvariantCulture, $"{name}={text} is no number from 0 to {most}.");
        return null;
    }

    /// <summary>Text as it stands; null where it is not given.</summary>
    public string? Text(string name) => _request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>One of an enumeration's names, without regard to case; null where it is not given.</summary>
    public TValue? Name<TValue>(string name)
        where TValue : struct, Enum
    {
        if (_request.Query[name].ToString() is not { Length: > 0 } text)
            return null;
        if (Enum.TryParse<TValue>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]))
            return value;
        Problem ??= $"{name}={text} is not known. Give one of {string.Join(", ", Enum.GetNames<TValue>())}.";
        return null;
    }

    /// <summary>The piece of a list that is asked for.</summary>
    public ApiPage<TItem> Piece<TSource, TItem>(IReadOnlyList<TSource> all, Func<TSource, TItem> toItem)
    {
        var limit = Number(LimitName, least: 1, MostLimit) ?? UsualLimit;
        var skip = Number(SkipName, least: 0, int.MaxValue) ?? 0;
        var end = Math.Min((long)skip + limit, all.Count);
        return new(all.Count, skip, [.. all.Skip(skip).Take(limit).Select(toItem)], end < all.Count ? Address(limit, end) : null);
    }

    private int? Number(string name, int least, int most)
    {
        if (_request.Query[name].ToString() is not { Length: > 0 } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        Problem ??= $"{name}={text} is no number {(most == int.MaxValue ? $"of {least} or more" : $"from {least} to {most}")}.";
        return null;
    }

    private string Address(int limit, long skip)
    {
        var query = new QueryBuilder(_request.Query.Where(pair => pair.Key is not (LimitName or SkipName)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString())))
        {
            { LimitName, limit.ToString(CultureInfo.InvariantCulture) },
            { SkipName, skip.ToString(CultureInfo.InvariantCulture) },
        };
        return _request.Path + query.ToString();
    }
}
