namespace Fer.Data.Splits;

/// <summary>How a split's test part is chosen.</summary>
public enum TestRule
{
    /// <summary>The samples that their source marks as test.</summary>
    ImportedUsage,

    /// <summary>A stratified random share.</summary>
    Share,
}
