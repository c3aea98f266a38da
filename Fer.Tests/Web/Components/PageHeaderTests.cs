using Bunit;
using Fer.Web.Components.Shared;

namespace Fer.Tests.Web.Components;

public sealed class PageHeaderTests : BunitContext
{
    [Fact]
    public void Render_TitleAndPurpose_ShowsOneHeading()
    {
        var cut = Render<PageHeader>(parameters => parameters
            .Add(header => header.Title, "Runs")
            .Add(header => header.Purpose, "What was trained, and how well.")
            .Add(header => header.Actions, "<button>Queue run</button>"));
        Assert.Equal("Runs", Assert.Single(cut.FindAll("h1")).TextContent);
        Assert.Equal("What was trained, and how well.", cut.Find("p").TextContent);
        Assert.Equal("Queue run", cut.Find("button").TextContent);
    }

    [Fact]
    public void Render_TitleFromData_IsEncoded()
    {
        var cut = Render<PageHeader>(parameters => parameters.Add(header => header.Title, "<img src=x onerror=alert(1)>"));
        Assert.Empty(cut.FindAll("img"));
    }
}
