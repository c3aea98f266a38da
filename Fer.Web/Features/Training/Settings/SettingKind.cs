namespace Fer.Web.Features.Training.Settings;

/// <summary>What a person gives a setting.</summary>
public enum SettingKind
{
    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with decimals.</summary>
    Number,

    /// <summary>A line of text.</summary>
    Text,

    /// <summary>On or off.</summary>
    Switch,

    /// <summary>One of a few.</summary>
    Choice,

    /// <summary>A network, for which there is a panel of its own.</summary>
    Layers,
}
