namespace Fer.Web.Components.Importing;

/// <summary>Something that fills a dataset.</summary>
/// <param name="DatasetName">The dataset; made where there is none of this name.</param>
public abstract record ImportOrder(string DatasetName)
{
    /// <summary>Name of whoever imports, for the label log.</summary>
    public required string Actor { get; init; }

    /// <summary>What it is called while it runs.</summary>
    public abstract string Title { get; }
}
