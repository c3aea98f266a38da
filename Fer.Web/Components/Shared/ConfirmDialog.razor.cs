using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Fer.Web.Components.Shared;

/// <summary>Asks before an act that cannot be undone, or not for long; Escape and a click outside mean no.</summary>
public sealed partial class ConfirmDialog
{
    private static readonly DialogOptions Options = new()
    {
        CloseOnEscapeKey = true,
        MaxWidth = MaxWidth.ExtraSmall,
        FullWidth = true,
        DefaultFocus = DefaultFocus.FirstChild,
    };

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired] public required string Text { get; set; }

    /// <summary>What the button does: "Delete dataset", never "OK".</summary>
    [Parameter, EditorRequired] public required string ConfirmText { get; set; }

    /// <summary>What the other button says. Where the act itself is to cancel something, "Cancel" would say both.</summary>
    [Parameter] public string KeepText { get; set; } = "Cancel";

    [Parameter] public bool IsDangerous { get; set; }

    /// <summary>True only where the person pressed the confirming button.</summary>
    public static async Task<bool> AskAsync(IDialogService dialogs, string title, string text, string confirmText, bool danger = false, string keepText = "Cancel")
    {
        var parameters = new DialogParameters<ConfirmDialog>
        {
            { dialog => dialog.Text, text },
            { dialog => dialog.ConfirmText, confirmText },
            { dialog => dialog.KeepText, keepText },
            { dialog => dialog.IsDangerous, danger },
        };
        var shown = await dialogs.ShowAsync<ConfirmDialog>(title, parameters, Options);
        var answer = await shown.Result;
        return answer is { Canceled: false };
    }
}
