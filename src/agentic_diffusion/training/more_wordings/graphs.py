"""More ways to ask for the families of families/graphs.py, by another author."""

from agentic_diffusion.training.family import lines

WORDINGS = {
    "node_degrees": lines("""
        Write a function that takes an adjacency dict and returns a dict with the degree of every node
        My program should count for each user in a dict of follower lists how many followers there are
        Return a mapping from vertex to number of neighbours.
        vertex degree counter (dict of lists)
        Implement node degrees for a graph stored as a dictionary
        e.g. for {'A': ['B'], 'B': ['A'], 'C': []} it gives {'A': 1, 'B': 1, 'C': 0}
        I need to know how many edges each node in my adjacency list has
        a dict says which towns have a road to which other towns, how many roads does each town have?
        make me a dict of degrees in python please, the graph is a dict of neighbour lists
        Calculates the degree for all vertices of a graph
        replace each node's list of neighbours by how many there are
        graph in, {node: degree} out
    """),
    "edges_to_graph": lines("""
        Write a function that takes directed edges as pairs and returns an adjacency dict with all nodes
        My program has links (from, to) and should have a dict of where each node leads, dead ends get []
        Return the adjacency lists of the directed graph that has the given edges.
        directed edge list to dict of lists
        Implement building a directed graph as a dict from edge tuples, every node becomes a key
        e.g. for [(1, 2), (1, 3)] it gives {1: [2, 3], 2: [], 3: []}
        I need a graph dict, all I have is a bunch of arrows from one node to another
        one way streets are given as pairs, make me the dict from crossing to reachable next crossings
        make me {node: [nodes it points to]} from pairs (a, b) in python please
        Collects the successors of every node, nodes without successors included, from a list of directed edges
        pairs of source and target in, dictionary of target lists out, each node has an entry
        homework: from a directed edge list to adjacency lists
    """),
    "bfs_order": lines("""
        Write a function that takes a graph and a start node and returns the nodes in breadth-first order
        My program should visit nodes nearest to the start first and list them as visited
        Return the BFS visiting sequence from start.
        bfs traversal, list of nodes
        Implement breadth-first search on a dict of neighbour lists, give the visited order
        e.g. for {'A': ['C', 'B'], 'B': [], 'C': ['D'], 'D': []} and 'A' it gives ['A', 'C', 'B', 'D']
        I need to go through a graph layer by layer beginning at one node, and want the order
        first the start, then its neighbours, then their neighbours and so on, each node once, as a list
        make me a bfs in python please, graph as adjacency dict
        Traverses a graph in breadth from the given vertex and lists what it meets
        adjacency dict and start vertex in, nodes in BFS order out
        homework: BFS with a queue, result is the list of nodes in the order found
    """),
    "shortest_path_length": lines("""
        Write a function that takes a graph and two nodes and returns the least number of edges between them, or -1
        My program should find how many hops lead from start to goal at least, -1 if you can't get there
        Return the hop distance of start and goal, -1 if they aren't connected.
        bfs shortest distance in a dict graph, -1 for unreachable
        Implement shortest path length without weights, -1 when no path exists
        e.g. for {'A': ['C'], 'C': ['B'], 'B': []} from 'A' to 'B' it gives 2, and -1 if there is no way
        I need the minimum number of moves from a node to another one in an adjacency dict, -1 for no way
        how many bus rides from one stop to another at least? direct lines are a dict of lists, -1 if impossible
        make me a function for the distance between two vertices in python please, in edges, -1 if unreachable
        Calculates the length of the quickest route in steps, or -1 in case there's no route
        graph (dict of neighbour lists), start, goal in; fewest edges or -1 out
        homework: BFS distance from one node to another one, -1 if not found
    """),
    "count_components": lines("""
        Write a function that takes an undirected graph as a dict and returns how many connected components it has
        My program should say into how many unconnected groups the people of a friends dict fall
        Return the count of connected components.
        component counter for undirected graphs
        Implement counting connected components of an adjacency dict
        e.g. for {'A': ['B'], 'B': ['A'], 'C': []} it gives 2
        I need to know how many separate networks there are, computers and their cables are a dict of lists
        nodes that can reach each other form a group, how many groups are in the graph?
        make me a function for the number of components in python please
        Calculates how many connected pieces an undirected graph consists of
        adjacency dict in, number of its separate parts out
        homework: connected components, how many?
    """),
    "reachable_nodes": lines("""
        Write a function that takes a graph and a start and returns a sorted list of all nodes you can get to
        My program should list in order every page you can click to from a start page, that page included
        Return the sorted nodes to which a path from start exists, start among them.
        reachability from a node, sorted list
        Implement finding everything reachable from a vertex in a directed graph, sorted
        e.g. for {'A': ['C'], 'B': [], 'C': ['A']} and 'A' it gives ['A', 'C']
        I need all nodes that I can come to by following edges from a given one, sorted, with the start itself
        trains go from city to cities (a dict), where can I end up if I start here? sorted, my own city too
        make me a sorted list of reachable vertices in python please, start counts as reachable
        Finds which nodes can be visited from start and sorts them
        adjacency dict and starting node in, sorted reachable nodes (start included) out
        homework: set of nodes reachable from s, given back as a sorted list
    """),
}
