using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fer.Data.Migrations
{
    /// <summary>
    /// The preset <c>balanced</c> became another network; what was made with it keeps its own, which is called <c>residual</c> now. Whoever saved
    /// a preset under that name finds it beside Fer's own.
    /// </summary>
    public partial class ResidualPreset : Migration
    {
        private static readonly string[] Tables = ["Run", "SavedPreset", "CrossValidation"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""UPDATE OR IGNORE "SavedPreset" SET "Name" = substr("Name", 1, 92) || ' (saved)' WHERE "Name" = 'residual';""");
            Rename(migrationBuilder, "balanced", "residual");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Rename(migrationBuilder, "residual", "balanced");

        private static void Rename(MigrationBuilder migrationBuilder, string from, string to)
        {
            foreach (var table in Tables)
                migrationBuilder.Sql($"""
                    UPDATE "{table}" SET "Hyperparameters" = json_set("Hyperparameters", '$.preset', '{to}')
                    WHERE lower("Hyperparameters" ->> '$.preset') = '{from}';
                    """);
        }
    }
}
