using Fer.Data.Splits;

namespace Fer.Engine.Splitting;

/// <summary>Grouping fields in words.</summary>
public static class FieldName
{
    /// <summary><c>folder</c>, <c>source</c> or <c>name prefix</c>; null for none.</summary>
    public static string? Of(SplitField field) => field switch
    {
        SplitField.Folder => "folder",
        SplitField.Source => "source",
        SplitField.NamePrefix => "name prefix",
        _ => null,
    };
}
