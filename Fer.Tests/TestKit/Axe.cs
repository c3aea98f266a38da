using System.Text.Json;
using Microsoft.Playwright;

namespace Fer.Tests.TestKit;

/// <summary>Looks a page over for what keeps people with disabilities out: roles, names, contrast, order. Uses axe-core, as it is published.</summary>
public static class Axe
{
    private const string Run =
        """
        async () => {
          // Colours on their way from one to another are nobody's choice: what moves comes to rest first.
          const moving = () => document.getAnimations().filter(a => a.playState === "running" && Number.isFinite(a.effect?.getComputedTiming().endTime));
          for (let running = moving(); running.length > 0; running = moving()) {
            await Promise.allSettled(running.map(a => a.finished));
          }
          const found = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], resultTypes: ["violations"] });
          return JSON.stringify(found.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => `${n.html.slice(0, 200)} (${n.failureSummary})`).join(" | ")}`));
        }
        """;

    private static readonly Lazy<string> Script = new(() =>
        File.ReadAllText(Path.Combine(Repository.Root, "Fer.Tests", "TestKit", "vendor", "axe-core-4.14.1", "axe.min.js")));

    /// <summary>Fails with the rules of WCAG 2.1 A and AA and of good practice that the page breaks, and the first places of each.</summary>
    public static async Task AssertNoViolationAsync(IPage page)
    {
        await page.EvaluateAsync(Script.Value);
        var violations = JsonSerializer.Deserialize<List<string>>(await page.EvaluateAsync<string>(Run))!;
        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }
}
