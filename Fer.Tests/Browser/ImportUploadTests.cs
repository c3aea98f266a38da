using System.Text;
using Fer.Tests.TestKit;
using Microsoft.Playwright;

namespace Fer.Tests.Browser;

/// <summary>Sends a table through the import page, twice.</summary>
[Collection(BrowserTests.Name)]
public sealed class ImportUploadTests(Chromium chromium, EmptyFer fer) : IClassFixture<EmptyFer>
{
    private const string Name = "fer2013 (1).csv";

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Upload_TableWithABadRow_IsReportedAndASecondTimeAddsNothing()
    {
        var page = await chromium.OpenAsync(fer.Address);
        await page.GotoAsync("/datasets/import");

        await SendAsync(page);
        var report = page.GetByTestId("import-report").Filter(new() { HasText = "3 images added to FER-2013" });
        await report.GetByText("1 row or entry could not be used").ClickAsync();
        var rejections = report.GetByTestId("rejections");
        await Assertions.Expect(rejections.GetByText("line 3", new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(rejections.GetByText("its emotion 9 is no known class (0 to 6)")).ToBeVisibleAsync();

        await SendAsync(page);
        await Assertions.Expect(page.GetByText($"Nothing new: 3 images of {Name} are in FER-2013 already.")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private static async Task SendAsync(IPage page)
    {
        var table = PixelTable.Text(PixelTable.Row(0, 0), PixelTable.Row(9, 1), PixelTable.Row(2, 2), PixelTable.Row(3, 3, "PrivateTest"));
        var slot = page.Locator("[data-testid=import-file][data-listening=true]");
        await slot.Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = Name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) });
        await Assertions.Expect(slot).ToContainTextAsync(Name);
        await page.GetByTestId("import-start").ClickAsync();
    }
}
