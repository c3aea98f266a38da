using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fer.Data.Migrations
{
    /// <inheritdoc />
    public partial class PlantedTruth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PlantedTruth",
                columns: table => new
                {
                    SampleId = table.Column<long>(type: "INTEGER", nullable: false),
                    TrueLabel = table.Column<int>(type: "INTEGER", nullable: false),
                    IsWrongLabel = table.Column<bool>(type: "INTEGER", nullable: false),
                    DuplicateOfSampleId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlantedTruth", x => x.SampleId);
                    table.ForeignKey(
                        name: "FK_PlantedTruth_Sample_DuplicateOfSampleId",
                        column: x => x.DuplicateOfSampleId,
                        principalTable: "Sample",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PlantedTruth_Sample_SampleId",
                        column: x => x.SampleId,
                        principalTable: "Sample",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PlantedTruth_DuplicateOfSampleId",
                table: "PlantedTruth",
                column: "DuplicateOfSampleId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PlantedTruth");
        }
    }
}
