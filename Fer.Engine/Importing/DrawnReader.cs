using System.Globalization;
using Fer.Data.Datasets;
using Fer.Engine.Curation;

namespace Fer.Engine.Importing;

/// <summary>Gives a planned drawn dataset the form of a source, so that it is stored, resumed and counted like any other.</summary>
internal sealed class DrawnReader(int count, long seed) : IDatasetReader
{
    /// <inheritdoc />
    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{count} drawn faces, seed {seed}");

    /// <inheritdoc />
    public ImportSourceKind Kind => ImportSourceKind.Drawn;

    /// <inheritdoc />
    public IEnumerable<SourceEntry> Read(ClassMap classes) => DrawnPlan.Make(count, seed).Select(Entry);

    public void Dispose()
    {
    }

    private SourceImage Entry(DrawnItem item) => new((item.Index + 1.0) / count)
    {
        Key = Key(item.Index),
        Place = Key(item.Index),
        Label = item.GivenLabel,
        Usage = item.Usage,
        Draw = () => DrawnFaces.Draw(seed, item.DuplicateOf ?? item.Index, item.TrueLabel),
        Planted = new Planted(item.TrueLabel, item.DuplicateOf is { } original ? Key(original) : null),
    };

    private static string Key(int index) => string.Create(CultureInfo.InvariantCulture, $"face {index}");
}
