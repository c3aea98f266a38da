namespace Fer.Web.Components.Charts;

/// <summary>How an axis and its table write their figures.</summary>
public enum NumberFormat
{
    Whole,
    Fixed3,

    /// <summary>A share of 1, written as a percentage.</summary>
    Percent1,

    /// <summary>Three significant digits, for a learning rate.</summary>
    Significant,

    /// <summary>Seconds, written as 3 min 20 s.</summary>
    Duration,
}
