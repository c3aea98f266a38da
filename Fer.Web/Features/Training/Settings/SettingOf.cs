using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs;

namespace Fer.Web.Features.Training.Settings;

/// <summary>Makes settings of each kind. Numbers are written with a point in every language.</summary>
internal static class SettingOf
{
    private const int Unreadable = -1;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static Setting Whole(
        string name, string id, string help, Func<Hyperparameters, int> read, Func<Hyperparameters, int, Hyperparameters> write) =>
        Long(name, id, help, settings => read(settings), (settings, value) => write(settings, value is >= int.MinValue and <= int.MaxValue ? (int)value : Unreadable));

    public static Setting Long(
        string name, string id, string help, Func<Hyperparameters, long> read, Func<Hyperparameters, long, Hyperparameters> write) => new()
        {
            Name = name,
            Id = id,
            Label = SettingWords.Label(name),
            Help = help,
            Kind = SettingKind.Whole,
            Read = settings => read(settings).ToString(Culture),
            Write = (settings, text) => write(settings, TryWhole(text, out var value) ? value : Unreadable),
            Misread = text => TryWhole(text, out _) ? null : $"'{text.Trim()}' is no whole number.",
        };

    public static Setting Number(
        string name, string id, string help, Func<Hyperparameters, double> read, Func<Hyperparameters, double, Hyperparameters> write) => new()
        {
            Name = name,
            Id = id,
            Label = SettingWords.Label(name),
            Help = help,
            Kind = SettingKind.Number,
            Read = settings => read(settings).ToString("R", Culture),
            Write = (settings, text) => write(settings, TryNumber(text, out var value) ? value : double.NaN),
            Misread = text => TryNumber(text, out _) ? null : $"'{text.Trim()}' is no number such as 0.1.",
        };

    public static Setting Switch(
        string name, string id, string help, Func<Hyperparameters, bool> read, Func<Hyperparameters, bool, Hyperparameters> write) => new()
        {
            Name = name,
            Id = id,
            Label = SettingWords.Label(name),
            Help = help,
            Kind = SettingKind.Switch,
            Read = settings => read(settings).ToString(),
            Write = (settings, text) => write(settings, text == bool.TrueString),
            Choices = [new(bool.TrueString, SettingWords.Title(true)), new(bool.FalseString, SettingWords.Title(false))],
        };

    public static Setting Choice<T>(
        string name, string id, string help, Func<Hyperparameters, T> read, Func<Hyperparameters, T, Hyperparameters> write,
        params IReadOnlyList<T> choices)
        where T : struct, Enum => new()
        {
            Name = name,
            Id = id,
            Label = SettingWords.Label(name),
            Help = help,
            Kind = SettingKind.Choice,
            Read = settings => read(settings).ToString(),
            Write = (settings, text) => Enum.TryParse<T>(text, out var value) ? write(settings, value) : settings,
            Choices = [.. choices.Select(choice => new SettingChoice(choice.ToString(), SettingWords.Title(choice)))],
        };

    public static Setting Text(
        string name, string id, string help, Func<Hyperparameters, string> read, Func<Hyperparameters, string, Hyperparameters> write, Func<string, string?> misread) => new()
        {
            Name = name,
            Id = id,
            Label = SettingWords.Label(name),
            Help = help,
            Kind = SettingKind.Text,
            Read = read,
            Write = write,
            Misread = misread,
        };

    private static bool TryWhole(string text, out long value) => long.TryParse(text, NumberStyles.Integer, Culture, out value);

    private static bool TryNumber(string text, out double value) => double.TryParse(text, NumberStyles.Float, Culture, out value) && double.IsFinite(value);
}
