"""Apps that write themselves: a function and its inputs and outputs are enough."""
