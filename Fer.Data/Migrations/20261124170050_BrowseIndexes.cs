using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Fer.Data.Migrations
{
    /// <inheritdoc />
    public partial class BrowseIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Sample_DatasetId_Brightness_Id",
                table: "Sample",
                columns: new[] { "DatasetId", "Brightness", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Sample_DatasetId_Contrast_Id",
                table: "Sample",
                columns: new[] { "DatasetId", "Contrast", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Sample_DatasetId_Id",
                table: "Sample",
                columns: new[] { "DatasetId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Sample_DatasetId_PixelHash_Id",
                table: "Sample",
                columns: new[] { "DatasetId", "PixelHash", "Id" },
                filter: "\"CopyCount\" > 1");

            migrationBuilder.CreateIndex(
                name: "IX_Sample_DatasetId_VoteAgreement_Id",
                table: "Sample",
                columns: new[] { "DatasetId", "VoteAgreement", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Sample_DatasetId_VoteEntropy_Id",
                table: "Sample",
                columns: new[] { "DatasetId", "VoteEntropy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Prediction_EvaluationId_Confidence_SampleId",
                table: "Prediction",
                columns: new[] { "EvaluationId", "Confidence", "SampleId" });

            migrationBuilder.CreateIndex(
                name: "IX_LabelEvent_DatasetId_Id",
                table: "LabelEvent",
                columns: new[] { "DatasetId", "Id" },
                filter: "\"ActId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sample_DatasetId_Brightness_Id",
                table: "Sample");

            migrationBuilder.DropIndex(
                name: "IX_Sample_DatasetId_Contrast_Id",
                table: "Sample");

            migrationBuilder.DropIndex(
                name: "IX_Sample_DatasetId_Id",
                table: "Sample");

            migrationBuilder.DropIndex(
                name: "IX_Sample_DatasetId_PixelHash_Id",
                table: "Sample");

            migrationBuilder.DropIndex(
                name: "IX_Sample_DatasetId_VoteAgreement_Id",
                table: "Sample");

            migrationBuilder.DropIndex(
                name: "IX_Sample_DatasetId_VoteEntropy_Id",
                table: "Sample");

            migrationBuilder.DropIndex(
                name: "IX_Prediction_EvaluationId_Confidence_SampleId",
                table: "Prediction");

            migrationBuilder.DropIndex(
                name: "IX_LabelEvent_DatasetId_Id",
                table: "LabelEvent");
        }
    }
}
