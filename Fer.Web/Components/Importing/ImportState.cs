namespace Fer.Web.Components.Importing;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    Running,
    Done,
    Failed,
    Cancelled,
}
