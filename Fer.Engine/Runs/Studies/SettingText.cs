using System.Globalization;
using System.Reflection;
using Fer.Data.Runs;

namespace Fer.Engine.Runs.Studies;

/// <summary>Changes one setting that is named and given as text.</summary>
internal static class SettingText
{
    private static readonly IReadOnlyDictionary<string, PropertyInfo> Settings = typeof(Hyperparameters)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The property's own name; null where there is no such setting.</summary>
    public static string? Find(string setting) => Settings.GetValueOrDefault(setting.Trim())?.Name;

    /// <summary>Names of all settings.</summary>
    public static IEnumerable<string> Names => Settings.Values.Select(property => property.Name);

    /// <summary>The settings with one of them changed.</summary>
    /// <exception cref="FormatException">The text is no value of the setting; the message names both and says what is allowed.</exception>
    public static Hyperparameters With(Hyperparameters settings, string setting, string text)
    {
        var property = Settings[setting];
        var copy = settings with { };
        property.SetValue(copy, Parse(property, text.Trim()));
        return copy;
    }

    /// <summary>A setting's value as text.</summary>
    public static string Of(Hyperparameters settings, string setting) =>
        Convert.ToString(Settings[setting].GetValue(settings), CultureInfo.InvariantCulture) ?? "";

    /// <summary>A setting's value as people read it.</summary>
    public static string Words(Hyperparameters settings, string setting) => Settings[setting].GetValue(settings) switch
    {
        bool isOn => SettingWords.Title(isOn).ToLowerInvariant(),
        Enum choice => SettingWords.Title(choice),
        null => "none",
        _ => Of(settings, setting),
    };

    /// <summary>Whether a setting has the same value in both.</summary>
    public static bool Same(Hyperparameters one, Hyperparameters other, string setting) =>
        Equals(Settings[setting].GetValue(one), Settings[setting].GetValue(other));

    private static object? Parse(PropertyInfo property, string text)
    {
        var type = property.PropertyType;
        var culture = CultureInfo.InvariantCulture;
        if (type == typeof(string))
            return text.Length == 0 ? Absent(property) : text;
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var whole) ? whole : throw Wrong(property, text, "a whole number");
        if (type == typeof(long))
            return long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out var whole) ? whole : throw Wrong(property, text, "a whole number");
        if (type == typeof(double))
            return double.TryParse(text, NumberStyles.Float, culture, out var number) ? number : throw Wrong(property, text, "a number with a point, such as 0.05");
        if (type == typeof(bool))
            return bool.TryParse(text, out var yes) ? yes : throw Wrong(property, text, "true or false");
        // A number would be read as a choice too, and as one that no name tells.
        var name = Enum.GetNames(type).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return name is null ? throw Wrong(property, text, $"one of {string.Join(", ", Enum.GetNames(type))}") : Enum.Parse(type, name);
    }

    private static object? Absent(PropertyInfo property) =>
        new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable ? null : throw Wrong(property, "", "a text that is not blank");

    private static FormatException Wrong(PropertyInfo property, string text, string allowed) => new($"{property.Name}: '{text}' is no value of this setting. Write {allowed}.");
}
