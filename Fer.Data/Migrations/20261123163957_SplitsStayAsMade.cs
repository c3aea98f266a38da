using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fer.Data.Migrations
{
    /// <inheritdoc />
    public partial class SplitsStayAsMade : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TRIGGER SplitSample_refuses_delete BEFORE DELETE ON SplitSample
                BEGIN SELECT RAISE(ABORT, 'Splits are immutable: make a new one'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER Split_refuses_update BEFORE UPDATE ON Split
                BEGIN SELECT RAISE(ABORT, 'Splits are immutable: make a new one'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER Split_refuses_delete BEFORE DELETE ON Split
                BEGIN SELECT RAISE(ABORT, 'Splits are immutable: make a new one'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER Split_refuses_delete;");
            migrationBuilder.Sql("DROP TRIGGER Split_refuses_update;");
            migrationBuilder.Sql("DROP TRIGGER SplitSample_refuses_delete;");
        }
    }
}
