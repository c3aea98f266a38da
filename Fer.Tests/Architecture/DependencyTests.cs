using System.Reflection;
using Fer.Data;
using Microsoft.EntityFrameworkCore;
using NetArchTest.Rules;

namespace Fer.Tests.Architecture;

public sealed class DependencyTests
{
    private static readonly Assembly Data = typeof(FerDbContext).Assembly;
    private static readonly Assembly Engine = Assembly.Load("Fer.Engine");
    private static readonly Assembly Web = Assembly.Load("Fer.Web");

    public static TheoryData<string> PureFolders => new("Models", "Training", "Metrics", "Imaging", "Curation", "Export");

    private static void AssertNoneDependOn(PredicateList types, params string[] forbidden)
    {
        var result = types.ShouldNot().HaveDependencyOnAny(forbidden).GetResult();
        Assert.True(result.IsSuccessful, "Depend on what they must not: " + string.Join(", ", result.FailingTypeNames ?? []));
    }

    private static PredicateList All(Assembly assembly) => Types.InAssembly(assembly).That().HaveNameMatching(".*");

    [Fact]
    public void Data_KnowsNeitherEngineNorWebNorTorch() =>
        AssertNoneDependOn(All(Data), "Fer.Engine", "Fer.Web", "TorchSharp", "Microsoft.AspNetCore", "SkiaSharp");

    [Fact]
    public void Engine_KnowsNothingOfWeb() => AssertNoneDependOn(All(Engine), "Fer.Web", "Microsoft.AspNetCore", "MudBlazor");

    [Theory]
    [MemberData(nameof(PureFolders))]
    public void PureFolder_KnowsNoDatabaseNoContainerNoHttp(string folder)
    {
        var types = Types.InAssembly(Engine).That().ResideInNamespace($"Fer.Engine.{folder}");
        AssertNoneDependOn(types,
            "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Microsoft.Extensions.DependencyInjection",
            "Microsoft.Extensions.Logging", "Microsoft.Extensions.Hosting", "System.Net.Http");
    }

    [Theory]
    [InlineData("Models")]
    [InlineData("Training")]
    [InlineData("Metrics")]
    [InlineData("Imaging")]
    [InlineData("Curation")]
    public void PureFolder_Exists(string folder) =>
        Assert.NotEmpty(Types.InAssembly(Engine).That().ResideInNamespace($"Fer.Engine.{folder}").GetTypes());

    [Fact]
    public void Web_NamesNoTorchType() => AssertNoneDependOn(All(Web), "TorchSharp");

    /// <summary>The web process predicts without libtorch, which takes 700 MB.</summary>
    [Fact]
    public void Inference_KnowsNoTorch() => AssertNoneDependOn(
        Types.InAssembly(Engine).That().ResideInNamespace("Fer.Engine.Inference"), "TorchSharp", "Fer.Engine.Training", "Microsoft.EntityFrameworkCore");

    [Fact]
    public void OutsideData_NobodyTakesAContextInAConstructor()
    {
        var takers = new[] { Engine, Web }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .SelectMany(constructor => constructor.GetParameters())
                .Any(parameter => typeof(DbContext).IsAssignableFrom(parameter.ParameterType)))
            .Select(type => type.FullName);

        Assert.Empty(takers);
    }

    [Fact]
    public void Constructors_TakeAtMostFiveServices()
    {
        // Records hold values, not services, and may have as many members as their subject has.
        var greedy = new[] { Data, Engine, Web }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("Fer.", StringComparison.Ordinal) == true && type.GetMethod("<Clone>$") is null && !type.IsValueType)
            .Where(type => type.GetConstructors().Any(constructor => constructor.GetParameters().Length > 5))
            .Select(type => type.FullName);

        Assert.Empty(greedy);
    }

    [Fact]
    public void Components_HoldNoEntity()
    {
        var entities = Data.GetTypes().Where(type => type.Namespace is not null)
            .Where(type => typeof(FerDbContext).GetProperties().Any(property =>
                property.PropertyType.IsGenericType && property.PropertyType.GetGenericArguments()[0] == type)).ToHashSet();
        var holders = Web.GetTypes()
            .Where(type => typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type))
            .SelectMany(type => type.GetProperties().Select(p => (type, p.PropertyType))
                .Concat(type.GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Select(f => (type, PropertyType: f.FieldType))))
            .Where(member => entities.Contains(member.PropertyType) || (member.PropertyType.IsGenericType && member.PropertyType.GetGenericArguments().Any(entities.Contains)))
            .Select(member => $"{member.type.FullName} holds {member.PropertyType.Name}");

        Assert.NotEmpty(entities);
        Assert.Empty(holders);
    }

    [Fact]
    public void Features_DoNotUseEachOthersComponents()
    {
        var features = Web.GetTypes().Select(type => type.Namespace).OfType<string>()
            .Where(space => space.StartsWith("Fer.Web.Features.", StringComparison.Ordinal))
            .Select(space => string.Join('.', space.Split('.').Take(4))).Distinct().ToList();
        foreach (var feature in features)
        {
            string[] others = [.. features.Where(other => other != feature)];
            if (others.Length > 0)
                AssertNoneDependOn(Types.InAssembly(Web).That().ResideInNamespace(feature), others);
        }
    }
}
