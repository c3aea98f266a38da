using Fer.Data.Datasets;

namespace Fer.Engine.Importing;

/// <summary>Reads one form of source, entry by entry, in an order that is the same each time.</summary>
internal interface IDatasetReader : IDisposable
{
    /// <summary>The source's own name without its path.</summary>
    string Name { get; }

    /// <summary>Its form.</summary>
    ImportSourceKind Kind { get; }

    /// <summary>Streams the entries. Memory does not grow with the source. Synchronous: it runs on a thread of its own.</summary>
    IEnumerable<SourceEntry> Read(ClassMap classes);
}
