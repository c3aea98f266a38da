namespace Fer.Web.Components.Shared;

/// <summary>Who is on record for a label that is changed here. One place, so that names of people can come later.</summary>
public sealed class CuratorIdentity
{
    public string Actor { get; } = "local";
}
