"""What an app is: a tree of nodes, and listeners that run functions when something happens on one."""
