using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Fer.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> make a context; see Migrations/README.md.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<FerDbContext>
{
    public FerDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<FerDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
