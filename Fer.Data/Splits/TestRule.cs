namespace Fer.Data.Splits;

/// <summary>How a split's test part is chosen.</summary>
public enum TestRule
{
    /// <summary>The samples that their source marks as test.</summary>
    ImportedUsage,

    /// <summary>A stratified random share.</summary>
    Share,

    /// <summary>Training, validation and test as the source itself divides them; for FER-2013 training, public test and private test.</summary>
    Official,

    /// <summary>There is no test part: a fold of a cross-validation.</summary>
    None,
}
