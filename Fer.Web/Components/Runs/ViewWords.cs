using Fer.Engine.Training;

namespace Fer.Web.Components.Runs;

/// <summary>Says in how many views a score judged each image.</summary>
internal static class ViewWords
{
    /// <summary>Such as "each image judged together with its mirror image".</summary>
    public static string Each(TestViews views) => views switch
    {
        { Count: 1 } => "each image judged once",
        { Shift: 0 } => "each image judged together with its mirror image",
        { Mirror: true } => $"each image judged in ten views: itself, moved by {views.Shift} px towards each corner, and the mirror images of these",
        _ => $"each image judged in five views: itself, and moved by {views.Shift} px towards each corner",
    };

    /// <summary>The same after a comma; empty where each image was judged once.</summary>
    public static string After(TestViews views) => views.Count == 1 ? "" : $", {Each(views)}";
}
