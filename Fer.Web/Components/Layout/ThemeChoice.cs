namespace Fer.Web.Components.Layout;

/// <summary>What the person wants; System follows the machine.</summary>
public enum ThemeChoice
{
    System,
    Light,
    Dark,
}
