using Bunit;
using Fer.Data.Curators;
using Fer.Engine.Ratings;
using Fer.Web.Components.Keyboard;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Features.Ratings;

/// <summary>What the pages about votes and rounds need beside the database.</summary>
public abstract class RatingPagesContext : PageContext
{
    protected RatingPagesContext() => Services.AddSingleton<RatingRoundMaker>();

    /// <summary>Who uses this browser.</summary>
    protected Task<ActingCurator> SelfAsync() => Services.GetRequiredService<CuratorIdentity>().GetAsync();

    protected static Task PressAsync<T>(IRenderedComponent<T> cut, string key) where T : class, IComponent =>
        cut.InvokeAsync(() => cut.FindComponent<ShortcutScope>().Instance.OnKeyAsync(key));

    protected static string Text<T>(IRenderedComponent<T> cut, string id) where T : class, IComponent =>
        cut.Find($"[data-testid={id}]").TextContent.Replace('\u202F', ' ').Trim();
}
