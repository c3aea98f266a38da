namespace Fer.Web.Features.Quality;

/// <summary>What judges the labels in a check.</summary>
public enum LabelJudge
{
    None,

    /// <summary>A finished run, on the images that it was not trained on.</summary>
    Run,

    /// <summary>A cross-validation of before.</summary>
    KnownFolds,

    /// <summary>A cross-validation that is trained for it.</summary>
    NewFolds,
}
