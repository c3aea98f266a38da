using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Fer.Web.Endpoints.Api;

/// <summary>Reads the conditions of a list out of its address. What is not understood or not known is refused: the list would hold something else than was asked for.</summary>
/// <param name="request">The request.</param>
/// <param name="known">Names of conditions this list knows beside <c>limit</c> and <c>skip</c>.</param>
internal sealed class ApiQuery(HttpRequest request, params string[] known)
{
    private const string LimitName = "limit";
    private const string SkipName = "skip";
    private const int UsualLimit = 100;
    private const int MostLimit = 500;

    /// <summary>The first thing that is wrong, in a sentence; null while nothing is.</summary>
    public string? Problem { get; private set; } = Unknown(request, known);

    /// <summary>A number of 1 or more; null where it is not given.</summary>
    public int? Id(string name) => Number(name, least: 1, int.MaxValue);

    /// <summary>Text as it stands; null where it is not given.</summary>
    public string? Text(string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>One of an enumeration's names, without regard to case; null where it is not given.</summary>
    public TValue? Name<TValue>(string name)
        where TValue : struct, Enum
    {
        if (request.Query[name].ToString() is not { Length: > 0 } text)
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
        if (request.Query[name].ToString() is not { Length: > 0 } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        Problem ??= $"{name}={text} is no number {(most == int.MaxValue ? $"of {least} or more" : $"from {least} to {most}")}.";
        return null;
    }

    private string Address(int limit, long skip)
    {
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key is not (LimitName or SkipName)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString())))
        {
            { LimitName, limit.ToString(CultureInfo.InvariantCulture) },
            { SkipName, skip.ToString(CultureInfo.InvariantCulture) },
        };
        return request.Path + query.ToString();
    }

    private static string? Unknown(HttpRequest request, string[] known) =>
        request.Query.Keys.FirstOrDefault(key => key is not (LimitName or SkipName) && !known.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } stranger
            ? $"There is no condition {stranger}. This list knows {string.Join(", ", known.Append(LimitName).Append(SkipName))}."
            : null;
}
