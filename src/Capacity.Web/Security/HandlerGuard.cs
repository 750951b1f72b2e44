using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Capacity.Web.Security;

/// <summary>Asks for the permission that a page's handler requires besides the page's own. What is sent to a handler that is not there is not found.</summary>
internal sealed class HandlerGuard : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is not { } handler)
        {
            if (!HttpMethods.IsGet(context.HttpContext.Request.Method) && !HttpMethods.IsHead(context.HttpContext.Request.Method)) context.Result = new NotFoundResult();
        }
        else if (handler.MethodInfo.GetCustomAttribute<AlsoRequiresAttribute>() is { } requires && Caller.Of(context.HttpContext.User)?.May(requires.Permission) != true)
            context.Result = new ForbidResult();
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
