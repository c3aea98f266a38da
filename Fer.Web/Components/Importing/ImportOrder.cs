namespace Fer.Web.Components.Importing;

/// <summary>Something that fills a dataset.</summary>
/// <param name="DatasetName">The dataset; made where there is none of this name.</param>
public abstract record ImportOrder(string DatasetName)
{
    /// <summary>Who imports, for the label log.</summary>
    public string Actor { get; init; } = "local";

    /// <summary>What it is called while it runs.</summary>
    public abstract string Title { get; }
}
