using Bunit;
using Fer.Tests.TestKit;
using Fer.Web.Endpoints.Api;
using Fer.Web.Features.Api;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Fer.Tests.Web.Features;

public sealed class ApiGuidePageTests : BunitContext
{
    [Fact]
    public async Task Page_ShowsEachAddressWithAnExampleAndItsFields()
    {
        await using var application = new FerApplication();
        Services.AddMudServices().AddKeyedSingleton(
            ApiEndpoints.Document, (_, key) => application.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(key));
        JSInterop.Mode = JSRuntimeMode.Loose;

        var cut = Render<ApiGuidePage>();

        cut.WaitForAssertion(() => Assert.Contains("GET /api/runs/{id}", cut.FindAll("h3").Select(title => title.TextContent)), TimeSpan.FromSeconds(30));
        Assert.Contains("curl 'http://localhost/api/splits?dataset=1'", cut.FindAll("pre").Select(example => example.TextContent));
        Assert.Contains("curl -F images=@a.jpg -F images=@b.jpg 'http://localhost/api/predict?run=1&detect=true'", cut.FindAll("pre").SelectMany(example => example.TextContent.Split('\n')));
        Assert.Contains("images[].faces[].box.left", cut.FindAll("dt").Select(field => field.TextContent));
        Assert.Contains("Hash of which image lies in which part with which label", cut.Markup, StringComparison.Ordinal);
    }
}
