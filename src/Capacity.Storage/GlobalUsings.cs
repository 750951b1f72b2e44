global using Capacity.Security;
global using Capacity.Terms;
