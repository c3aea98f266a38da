using Bunit;
using Fer.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Tests.Web.Components;

public sealed class DatasetAddressTests : BunitContext
{
    [Theory]
    [InlineData("browse?dataset=3&class=2", 3)]
    [InlineData("browse?class=2", null)]
    [InlineData("browse?dataset=x", null)]
    [InlineData("browse?dataset=-1", null)]
    public void DatasetInUse_Address_IsReadFromIt(string address, int? expected)
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo(address);
        Assert.Equal(expected, navigation.DatasetInUse());
    }

    [Fact]
    public void KeepDataset_AddressWithOne_CarriesItOn()
    {
        var navigation = Services.GetRequiredService<NavigationManager>();
        Assert.Equal("runs/4", navigation.KeepDataset("runs/4"));
        navigation.NavigateTo("browse?dataset=3");
        Assert.Equal("runs/4?dataset=3", navigation.KeepDataset("runs/4"));
    }
}
