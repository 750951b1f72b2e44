using System.Text.Json;
using Capacity.Web.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Capacity.Web.Api;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>, open to all.</summary>
internal static class ContractDocument
{
    public static IServiceCollection AddContractDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "Capacity", Version = "v1", Description = "Which beds a region can offer a child tonight, and why the others cannot be offered." };
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [BearerHandler.Name] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token of POST /api/v1/tokens, or the bootstrap token." },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(DescribeAsync);
    });

    public static void MapContractDocument(this IEndpointRouteBuilder app) => app.MapOpenApi().AllowAnonymous();

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Query))
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<RequiresAttribute>().FirstOrDefault() is { } required)
        {
            operation.Description = $"Requires the permission '{required.Permission.Word()}'.";
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(BearerHandler.Name, context.Document)] = [] }];
            foreach (var (status, title) in new[] { ("401", Problem.NotSignedIn.Title), ("403", Problem.NotAllowed.Title) })
                (operation.Responses ??= []).TryAdd(status, new OpenApiResponse { Description = title });
        }
        if (metadata.OfType<BodyType>().FirstOrDefault() is not { } body) return;
        var schema = await context.GetOrCreateSchemaAsync(body.Type, cancellationToken: stop);
        operation.RequestBody = new OpenApiRequestBody { Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = schema } } };
        AddHeader(operation, IdempotencyKey.Header, "1 to 200 characters: the same call again within 24 hours is answered as it was first.");
        AddHeader(operation, "If-Match", "The version in quotes that the call was decided on.");
    }

    private static void AddHeader(OpenApiOperation operation, string name, string description) => (operation.Parameters ??= []).Add(
        new OpenApiParameter { Name = name, In = ParameterLocation.Header, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
}
