global using Capacity.Terms;
