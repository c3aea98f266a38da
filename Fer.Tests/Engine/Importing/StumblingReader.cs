using Fer.Data.Datasets;
using Fer.Engine.Importing;

namespace Fer.Tests.Engine.Importing;

/// <summary>Reads like another reader and does something before it gives a certain entry.</summary>
internal sealed class StumblingReader(IDatasetReader inner, int at, Action stumble) : IDatasetReader
{
    public string Name => inner.Name;

    public ImportSourceKind Kind => inner.Kind;

    public IEnumerable<SourceEntry> Read(ClassMap classes)
    {
        var seen = 0;
        foreach (var entry in inner.Read(classes))
        {
            if (++seen == at)
                stumble();
            yield return entry;
        }
    }

    public void Dispose() => inner.Dispose();
}
