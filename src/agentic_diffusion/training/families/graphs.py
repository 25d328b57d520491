"""Families about graphs given as adjacency dictionaries (node to list of neighbours) or as lists of edges."""

from random import Random

from agentic_diffusion.training.family import Family, lines


def _directed(rng: Random) -> dict[str, list[str]]:
    nodes = "ABCDEF"[: rng.randint(2, 6)]
    return {node: sorted(rng.sample(nodes, k=rng.randint(0, 2))) for node in nodes}


def _undirected(rng: Random) -> dict[str, list[str]]:
    nodes = "ABCDEF"[: rng.randint(2, 6)]
    graph: dict[str, list[str]] = {node: [] for node in nodes}
    for _ in range(rng.randint(0, 5)):
        one, other = rng.sample(nodes, k=2)
        if other not in graph[one]:
            graph[one].append(other)
            graph[other].append(one)
    return graph


def _edges(rng: Random) -> list[tuple[int, int]]:
    return [(rng.randint(1, 5), rng.randint(1, 5)) for _ in range(rng.randint(0, 6))]


FAMILIES = (
    Family(
        name="node_degrees",
        imperative=lines("""
            compute the degree of every node of a graph given as adjacency dict
            return a dict of how many neighbours each node has in an adjacency list
            count the neighbours of each vertex of a graph
            map each node of a graph (dict of lists) to its degree
            get the number of edges leaving each node in an adjacency dictionary
            take a dict from node to neighbour list and return a dict from node to degree
            find the degrees of all vertices, graph as dictionary of lists
            list for every person in a friends dict how many friends they have, as a dict
            calculate vertex degrees from an adjacency dict
            determine how many connections every node has
            produce a node -> degree dictionary
            turn an adjacency list into a dictionary of neighbour counts
        """),
        free=lines("""
            degrees of graph nodes
            how many neighbours does each node of a graph have?
            given an adjacency dict, return the degree of each node as a dict
            node degree dictionary
            i have a dict of person to list of friends and need the number of friends per person
            degree of every vertex in a dict of lists
            Given a graph as {node: [neighbours]}, return {node: number of neighbours}.
            neighbour counts for all nodes
        """),
        solution="""
def node_degrees(graph: dict[str, list[str]]) -> dict[str, int]:
    return {node: len(neighbours) for node, neighbours in graph.items()}
""",
        inputs=lambda rng: (_undirected(rng),),
        examples=((({"A": ["B"], "B": ["A"], "C": []},), {"A": 1, "B": 1, "C": 0}), (({},), {})),
    ),
    Family(
        name="edges_to_graph",
        imperative=lines("""
            build an adjacency dict from a list of directed edges
            turn a list of edges (a, b) into a dictionary from node to list of successors
            convert directed edge pairs to an adjacency list, including nodes without outgoing edges
            create a graph as dict of lists from a list of directed edges
            make an adjacency dictionary with every node as a key from (source, target) pairs
            take directed edges and return a dict mapping each node to the nodes it points to
            represent a directed graph given as edge tuples by a dict of neighbour lists
            transform an edge list into an adjacency list for a directed graph
            collect for each node the targets of its outgoing edges, with [] for nodes that have none
            construct a directed graph dictionary from (from, to) tuples
            produce {node: [successors]} from a list of (a, b) edges
            read directed edges as tuples and return the adjacency dict
        """),
        free=lines("""
            directed edges to adjacency dict
            how do I make an adjacency list out of a list of directed edges?
            given directed edges as tuples, return a dict from each node to its list of successors
            edge list -> adjacency list (directed)
            i've pairs (a, b) meaning a links to b, and want a dict with all nodes and where they link to
            graph dict from directed edges, sinks have an empty list
            Given a list of (source, target) pairs, return the adjacency dictionary containing every node.
            dict of successor lists from directed edges
        """),
        solution="""
def edges_to_graph(edges: list[tuple]) -> dict[object, list]:
    graph = {}
    for source, target in edges:
        graph.setdefault(source, []).append(target)
        graph.setdefault(target, [])
    return graph
""",
        inputs=lambda rng: (_edges(rng),),
        examples=((([(1, 2), (1, 3)],), {1: [2, 3], 2: [], 3: []}), (([],), {})),
    ),
    Family(
        name="bfs_order",
        imperative=lines("""
            return the breadth-first order of the nodes reachable from a start node
            traverse a graph (dict of neighbour lists) breadth first and list the visited nodes
            do a BFS from a start node and return the nodes in the order they are visited
            list the vertices of a graph in BFS order from a given start
            visit a graph level by level starting at a node and return the visiting order
            run breadth-first search on an adjacency dict and collect the order of nodes
            take a graph and a start and return the list of nodes as BFS meets them
            explore a graph with a queue from start and return the nodes in order of discovery
            compute the BFS traversal of an adjacency list
            walk through a graph in breadth-first manner, output the node sequence
            produce the order in which breadth-first search discovers the nodes
            implement BFS returning a list of visited nodes
        """),
        free=lines("""
            BFS order
            in which order does breadth-first search visit the nodes from a start node?
            given an adjacency dict and a start node, return the BFS order
            breadth first traversal of a graph as list
            i need a bfs over a dict of lists, starting at some node, which gives back the visited nodes in order
            nodes in breadth-first order
            Given a graph {node: [neighbours]} and a start, return the nodes reachable from it in BFS order.
            level order traversal of a graph from start
        """),
        solution="""
def bfs_order(graph: dict[str, list[str]], start: str) -> list[str]:
    order = [start]
    for node in order:
        for neighbour in graph[node]:
            if neighbour not in order:
                order.append(neighbour)
    return order
""",
        inputs=lambda rng: (_directed(rng), rng.choice("AB")),
        examples=(
            (({"A": ["C", "B"], "B": [], "C": ["D"], "D": []}, "A"), ["A", "C", "B", "D"]),
            (({"A": []}, "A"), ["A"]),
        ),
    ),
    Family(
        name="shortest_path_length",
        imperative=lines("""
            find the length of the shortest path between two nodes of an unweighted graph, -1 if there is none
            compute the fewest edges from start to goal in an adjacency dict, or -1
            return the distance in edges between two nodes, -1 when unreachable
            calculate the shortest path length by breadth-first search, -1 for no path
            determine how many hops are needed to get from one node to another (-1 if impossible)
            get the minimal number of steps from start to end in a graph given as dict of lists, otherwise -1
            use BFS to obtain the shortest distance between two vertices, -1 if not connected
            take a graph, a start and a goal and return the number of edges on the shortest path or -1
            work out the degree of separation of two people in a friends dict, -1 if not linked
            measure how far the goal is from the start in an unweighted graph, -1 if it can't be reached
            search a graph for the shortest route between two nodes and return its length in edges or -1
            tell the least count of edges between two nodes, -1 if no path exists
        """),
        free=lines("""
            shortest path length in unweighted graph, -1 if none
            how many edges has the shortest path from start to goal? -1 when there is no path
            given an adjacency dict and two nodes, return the shortest distance in edges or -1
            BFS distance between two nodes (-1 unreachable)
            i have a graph as dict of lists and want the minimum hops between two nodes, -1 if not reachable
            number of hops from a to b, else -1
            Given an unweighted graph, a start and a goal, return the length of a shortest path, or -1.
            distance between nodes in a graph, -1 without connection
        """),
        solution="""
def shortest_path_length(graph: dict[str, list[str]], start: str, goal: str) -> int:
    distances = {start: 0}
    queue = [start]
    for node in queue:
        for neighbour in graph[node]:
            if neighbour not in distances:
                distances[neighbour] = distances[node] + 1
                queue.append(neighbour)
    return distances.get(goal, -1)
""",
        inputs=lambda rng: (_undirected(rng) if rng.random() < 0.6 else _directed(rng), "A", "B"),
        examples=(
            (({"A": ["C"], "C": ["B"], "B": []}, "A", "B"), 2),
            (({"A": [], "B": []}, "A", "B"), -1),
            (({"A": []}, "A", "A"), 0),
        ),
    ),
    Family(
        name="count_components",
        imperative=lines("""
            count the connected components of an undirected graph
            find how many connected components an adjacency dict has
            return the number of separate groups of connected nodes
            compute the number of connected components of a graph given as dict of neighbour lists
            determine in how many disconnected parts a graph falls
            get the count of islands of linked nodes in an undirected graph
            work out how many friend circles there are in a dict of person to friends
            take an undirected graph and return how many components it consists of
            calculate the number of clusters of mutually reachable nodes
            use depth-first search to count connected components
            tell how many pieces a graph has
            explore an adjacency list and count its connected parts
        """),
        free=lines("""
            number of connected components
            how many connected components does a graph have?
            given an undirected graph as adjacency dict, return the number of its components
            connected components count
            i have a dict of friends and want to know how many separate friend groups exist
            count of disconnected parts of a graph
            Given {node: [neighbours]} for an undirected graph, return how many connected components it has.
            number of groups of connected nodes
        """),
        solution="""
def count_components(graph: dict[str, list[str]]) -> int:
    seen = set()
    count = 0
    for start in graph:
        if start not in seen:
            count += 1
            stack = [start]
            while stack:
                node = stack.pop()
                if node not in seen:
                    seen.add(node)
                    stack.extend(graph[node])
    return count
""",
        inputs=lambda rng: (_undirected(rng),),
        examples=((({"A": ["B"], "B": ["A"], "C": []},), 2), (({},), 0)),
    ),
    Family(
        name="reachable_nodes",
        imperative=lines("""
            return all nodes reachable from a start node, sorted
            find every node you can get to from a start node in a directed graph and sort them
            list the vertices reachable from start (including it) in sorted order
            compute the sorted list of nodes that can be visited from a given node
            collect the nodes connected to a start by a path, the start itself too, sorted
            get the sorted set of reachable nodes in an adjacency dict
            determine which nodes of a graph a walk from start can reach, in sorted order
            take a graph (dict of lists) and a start and return the reachable nodes sorted
            explore a graph from one node and return what was found, sorted, start included
            work out where you can go from a node of a graph, answer as sorted list with the node itself
            search a graph depth first from start and return the visited nodes sorted
            gather all places reachable from a starting place, sorted alphabetically
        """),
        free=lines("""
            reachable nodes, sorted
            which nodes can be reached from a start node?  sorted, start included
            given an adjacency dict and a start, return the sorted list of all reachable nodes with the start
            sorted list of nodes reachable from start
            i have flights as dict of city to list of cities and want all cities i can get to, sorted (start included)
            everything reachable in a directed graph from one node, in order
            Given a graph {node: [neighbours]} and a start node, return the reachable nodes in ascending order.
            nodes reachable by following edges, sorted list
        """),
        solution="""
def reachable_nodes(graph: dict[str, list[str]], start: str) -> list[str]:
    seen = set()
    stack = [start]
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            stack.extend(graph[node])
    return sorted(seen)
""",
        inputs=lambda rng: (_directed(rng), rng.choice("AB")),
        examples=((({"A": ["C"], "B": [], "C": ["A"]}, "A"), ["A", "C"]), (({"A": []}, "A"), ["A"])),
    ),
)
