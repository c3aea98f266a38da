using System.Globalization;
using System.Text.RegularExpressions;

namespace Fer.Data.Labelling;

/// <summary>Reads and writes moments as people and addresses give them (ISO 8601).</summary>
public static partial class MomentText
{
    /// <summary>What to say about a text that is no moment.</summary>
    public const string Expected = "a date and a time such as 2026-11-24T15:30, with Z or +01:00 behind it where it is not this computer's own time";

    /// <summary>Reads a date and a time; without a zone they are those of <paramref name="zone"/>.</summary>
    public static bool TryParse(string? text, TimeZoneInfo zone, out DateTimeOffset moment)
    {
        moment = default;
        if (Shape().Match(text?.Trim() ?? "") is not { Success: true } match
            || !DateTime.TryParse($"{match.Groups["day"].Value}T{match.Groups["time"].Value}", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            || time.Year is < 1970 or > 9998)
            return false;
        var offset = match.Groups["zone"].Value;
        if (offset.Length == 0)
        {
            moment = new DateTimeOffset(time, zone.GetUtcOffset(time));
            return true;
        }
        // In an address a plus sign that was not escaped arrives as a space.
        return DateTimeOffset.TryParse(
            $"{time:yyyy-MM-ddTHH:mm:ss.fffffff}{offset.Replace(' ', '+')}", CultureInfo.InvariantCulture, DateTimeStyles.None, out moment);
    }

    /// <summary>The moment to the millisecond, in UTC: <c>2026-11-24T14:30:00.123Z</c>.</summary>
    public static string Format(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<day>\d{4}-\d\d-\d\d)[Tt ](?<time>\d\d:\d\d(:\d\d(\.\d{1,7})?)?)(?<zone>[Zz]|[+ -]\d\d:\d\d)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
