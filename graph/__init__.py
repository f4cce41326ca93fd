"""The property graph of facts: its schema, how facts become nodes and edges, where it is kept, what can be asked."""
