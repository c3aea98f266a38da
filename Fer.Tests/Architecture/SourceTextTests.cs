using System.Text.RegularExpressions;
using Fer.Tests.TestKit;

namespace Fer.Tests.Architecture;

public sealed partial class SourceTextTests
{
    private static IEnumerable<(string Path, string Text)> Product => Repository.HandWrittenFiles(".cs", ".razor", ".js")
        .Where(path => !path.StartsWith("Fer.Tests/", StringComparison.Ordinal))
        .Select(path => (path, File.ReadAllText(Path.Combine(Repository.Root, path))));

    [Fact]
    public void WritingTransactions_AreNeverDeferred() =>
        Assert.Empty(Product.Where(file => DeferredTransaction().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void Markup_IsNeverBuiltFromData() =>
        Assert.Empty(Product.Where(file => RawMarkup().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void AsyncVoid_IsNeverUsed() =>
        Assert.Empty(Product.Where(file => file.Text.Contains("async void", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void Pickles_AreNeverLoaded() =>
        Assert.Empty(Product.Where(file => ForeignModels().IsMatch(file.Text)).Select(file => file.Path));

    [GeneratedRegex(@"deferred:\s*true|""BEGIN(;|"")")]
    private static partial Regex DeferredTransaction();

    [GeneratedRegex(@"\bMarkupString\b|AddMarkupContent|innerHTML|(?<!\.)\beval\(")]
    private static partial Regex RawMarkup();

    [GeneratedRegex(@"jit\.load|load_state_dict_from_pickle|PyBridge")]
    private static partial Regex ForeignModels();
}
