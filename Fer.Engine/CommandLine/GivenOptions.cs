using System.CommandLine;

namespace Fer.Engine.CommandLine;

/// <summary>Tells which options a person has written, apart from those that only have a value by default.</summary>
internal static class GivenOptions
{
    /// <summary>Names of those that were given, in the order of the list.</summary>
    public static IReadOnlyList<string> Names(ParseResult given, IEnumerable<Option> options) =>
        [.. options.Where(option => given.GetResult(option) is { Implicit: false }).Select(option => option.Name)];
}
